// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.millwright.backend.Layer;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.backend.internal.CommitEvents;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.internal.PasswordLogins;
import org.millwright.backend.internal.SealedTokens;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.content.Contents;
import org.millwright.content.internal.LiveContents;
import org.millwright.files.internal.JobLogFolder;
import org.millwright.files.internal.UploadFolders;
import org.millwright.models.BootEnv;
import org.millwright.models.Ip;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.template.TemplateEngine;

/** The API over a store in memory, at a free port, with the content that every server has. */
final class TestServer implements AutoCloseable {

    /** Fuzzing is the least urgent work of a busy machine. */
    private static final int PATIENCE_MINUTES = 5;

    static final String ADMIN = "rocketskates:r0cketsk8ts";

    final LiveBackend backend;
    final FakeActions actions = new FakeActions();
    final FakeBackups backups = new FakeBackups();
    private final Path packages = Files.createTempDirectory("packages");
    final Path files = Files.createTempDirectory("files");
    private Contents contents;
    private final Server server = new Server();
    private final ServerConnector connector;
    private final LocalConnector local;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer() throws Exception {
        this(List::of);
    }

    TestServer(Supplier<Collection<TemplateEngine>> engines) throws Exception {
        backend = new LiveBackend(new MemoryStore(), engines);
        var logins = new PasswordLogins();
        var tokens = new SealedTokens();
        fill(logins);
        var authentication = new Authentication(backend, logins, tokens);
        var servlet = new ApiServlet(backend, authentication, new LocalOnly(), 10_000);
        var info = new ServerInfo(backend, new LocalOnly(), "Fred");
        var forwarding = new Forwarding(info);
        List.of(
                        new KindRoutes(backend, forwarding),
                        new ParamRoutes(backend, forwarding),
                        new MetaRoutes(backend, forwarding),
                        new ActionRoutes(backend, forwarding, actions),
                        new JobRoutes(backend, new JobLogFolder(files.resolve("job-logs"))),
                        new PendingRoutes(backend),
                        new PrefRoutes(backend),
                        new TokenRoutes(backend, logins, tokens, info),
                        new InfoRoutes(backend, info),
                        new IndexRoutes(backend),
                        new InterfaceRoutes(new LocalOnly()),
                        new ProviderRoutes(actions),
                        new ContentRoutes(contents),
                        new FileRoutes(new UploadFolders(tree())),
                        new BackupRoutes(backups))
                .forEach(servlet::addRoutes);
        var http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHeaderCacheCaseSensitive(true);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        local = new LocalConnector(server, new HttpConnectionFactory(http));
        local.setIdleTimeout(TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES));
        server.addConnector(local);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(servlet), "/*");
        var events = new EventHub();
        backend.follow(new CommitEvents(events));
        context.addServlet(new ServletHolder(new EventServlet(backend, authentication, events)), "/api/v3/ws");
        server.setHandler(context);
        server.start();
    }

    private void fill(PasswordLogins logins) {
        contents = new LiveContents(
                backend,
                packages,
                Map.of(
                        "basic",
                        new Layer(
                                "BasicStore",
                                Layer.Type.BASIC,
                                Map.of("Name", "BasicStore", "Version", "1.0.0"),
                                Map.of(
                                        "roles",
                                        Map.of(
                                                "superuser",
                                                Wire.read(
                                                        Role.KIND,
                                                        json(
                                                                "{'Name':'superuser','Claims':[{'scope':'*','action':'*','specific':'*'}]}"))),
                                        "stages",
                                        Map.of("none", Wire.read(Stage.KIND, json("{'Name':'none'}"))),
                                        "bootenvs",
                                        Map.of(
                                                "local",
                                                Wire.read(BootEnv.KIND, json("{'Name':'local','OS':{'Name':'local'}}")),
                                                "ignore",
                                                Wire.read(
                                                        BootEnv.KIND,
                                                        json(
                                                                "{'Name':'ignore','OS':{'Name':'ignore'},'OnlyUnknown':true}")))))));
        backend.write(Request.of("test"), tx -> {
            tx.save(Pref.KIND, Pref.of(Prefs.BASE_TOKEN_SECRET, "token-secret-token-secret-token1"));
            tx.save(Pref.KIND, Pref.of(Prefs.SYSTEM_GRANTOR_SECRET, "system-grantor-secret"));
            tx.create(Profile.KIND, Wire.read(Profile.KIND, json("{'Name':'global'}")));
            return tx.create(
                    User.KIND,
                    new User(Map.of(), "", "rocketskates", "", logins.hash("r0cketsk8ts"), "", List.of("superuser")));
        });
    }

    private Path tree() throws IOException {
        for (String folder : new String[] {"files", "isos"}) {
            Files.createDirectory(files.resolve(folder));
        }
        return files;
    }

    static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static final class LocalOnly implements Addresses {
        @Override
        public Ip localFor(Asker asker) {
            return asker.local();
        }

        @Override
        public void seen(Asker asker) {}
    }

    /** As the administrator; quotes in the body may be single ones. */
    HttpResponse<String> send(String method, String path, String... body) {
        return sendAs(ADMIN, method, path, body);
    }

    HttpResponse<String> sendAs(String user, String method, String path, String... body) {
        return raw(
                method,
                path,
                List.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8))),
                body);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/api/v3/" + path);
    }

    HttpResponse<String> raw(String method, String path, List<String> headers, String... body) {
        var request = HttpRequest.newBuilder(uri(path));
        if (body.length > 0) {
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(json(body[0])));
            if (!headers.contains("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it answers to these bytes, read as HTTP. */
    ByteBuffer answer(ByteBuffer request) throws Exception {
        return local.getResponse(request, PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        backend.close();
        for (var file : packages.toFile().listFiles()) {
            Files.delete(file.toPath());
        }
        Files.delete(packages);
        try (var all = Files.walk(files)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

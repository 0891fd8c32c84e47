// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.millwright.backend.Layer;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.backend.internal.CommitEvents;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.internal.LoginLimits;
import org.millwright.backend.internal.PasswordLogins;
import org.millwright.backend.internal.SealedTokens;
import org.millwright.backend.net.Addresses;
import org.millwright.content.Contents;
import org.millwright.content.internal.LiveContents;
import org.millwright.files.internal.JobLogFolder;
import org.millwright.files.internal.UploadFolders;
import org.millwright.frontend.contract.Contract;
import org.millwright.frontend.internal.events.EventClients;
import org.millwright.frontend.internal.events.EventHandler;
import org.millwright.frontend.internal.login.Authentication;
import org.millwright.frontend.internal.objects.ActionRoutes;
import org.millwright.frontend.internal.objects.KindRoutes;
import org.millwright.frontend.internal.objects.MetaRoutes;
import org.millwright.frontend.internal.objects.ParamRoutes;
import org.millwright.frontend.internal.objects.PrefRoutes;
import org.millwright.frontend.internal.pages.PageHandler;
import org.millwright.frontend.internal.routes.BackupRoutes;
import org.millwright.frontend.internal.routes.ContentRoutes;
import org.millwright.frontend.internal.routes.FileRoutes;
import org.millwright.frontend.internal.routes.IndexRoutes;
import org.millwright.frontend.internal.routes.InfoRoutes;
import org.millwright.frontend.internal.routes.InterfaceRoutes;
import org.millwright.frontend.internal.routes.JobRoutes;
import org.millwright.frontend.internal.routes.LogRoutes;
import org.millwright.frontend.internal.routes.PendingRoutes;
import org.millwright.frontend.internal.routes.ProviderRoutes;
import org.millwright.frontend.internal.routes.TokenRoutes;
import org.millwright.frontend.internal.routes.WhoamiRoutes;
import org.millwright.frontend.internal.routing.ApiRequests;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.RouteTable;
import org.millwright.frontend.internal.routing.ServerInfo;
import org.millwright.http.Direct;
import org.millwright.logs.LogLine;
import org.millwright.metrics.internal.Registry;
import org.millwright.models.BootEnv;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.template.TemplateEngine;

/** The API over a store in memory, at a free port, with the content that every server has. */
public final class TestServer implements AutoCloseable {

    private static final String BASE = "/api/v3/";

    /** Fuzzing is the least urgent work of a busy machine. */
    private static final int PATIENCE_MINUTES = 5;

    public static final String ADMIN = "rocketskates:r0cketsk8ts";

    public final LiveBackend backend;
    final Registry metrics = new Registry();
    public final RouteTable routes;
    public final FakeActions actions = new FakeActions();
    public final SealedTokens tokens;
    final FakeBackups backups = new FakeBackups();
    public final FakeTrail trail = new FakeTrail();
    public final List<LogLine> lines = new CopyOnWriteArrayList<>();
    private final Path packages = Files.createTempDirectory("packages");
    public final Path files = Files.createTempDirectory("files");
    private Contents contents;
    private Optional<Promise> promise = Optional.empty();

    /** What the server says of the routes that it has. */
    private record Promise(RouteTable.Table routes, Contract contract) {}

    private final Server server = new Server();
    private final ServerConnector connector;
    private final LocalConnector local;
    private final HttpClient client = HttpClient.newHttpClient();

    public TestServer() throws Exception {
        this(List::of);
    }

    public TestServer(Supplier<Collection<TemplateEngine>> engines) throws Exception {
        this(engines, 10_000, 0);
    }

    /**
     * @param maxBody bytes of one body
     * @param bodies bytes of large bodies at the same time
     */
    public TestServer(Supplier<Collection<TemplateEngine>> engines, int maxBody, long bodies) throws Exception {
        backend = new LiveBackend(new MemoryStore(), engines);
        routes = new RouteTable(backend);
        var limits = new LoginLimits(Clock.systemUTC(), 1000, 1000, Duration.ofSeconds(1));
        var logins = new PasswordLogins(limits);
        tokens = new SealedTokens(limits);
        fill(logins);
        var authentication = new Authentication(backend, logins, tokens, trail);
        var api = new ApiHandler(routes, authentication, Addresses.ASKED, new ApiRequests(metrics), maxBody, bodies);
        var info = new ServerInfo(backend, Addresses.ASKED, "Fred");
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
                        new WhoamiRoutes(backend, tokens),
                        new InfoRoutes(backend, info),
                        new IndexRoutes(backend),
                        new InterfaceRoutes(Addresses.ASKED),
                        new ProviderRoutes(actions),
                        new ContentRoutes(contents),
                        new FileRoutes(new UploadFolders(tree())),
                        new LogRoutes(() -> lines, trail),
                        new BackupRoutes(backups))
                .forEach(routes::addRoutes);
        var http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHeaderCacheCaseSensitive(true);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        local = new LocalConnector(server, new HttpConnectionFactory(http));
        local.setIdleTimeout(TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES));
        server.addConnector(local);
        var events = new EventHub();
        backend.follow(new CommitEvents(events));
        var handlers = new TreeMap<String, Direct>(Comparator.reverseOrder());
        handlers.put("/api/v3/ws", new EventHandler(backend, authentication, events, new EventClients(), metrics));
        handlers.put("/api/v3", api);
        handlers.put("/", new Nowhere(api));
        var pages = new PageHandler(routes, "https://ui.example");
        List.of("/ui", "/swagger.json", "/swagger-ui").forEach(path -> handlers.put(path, pages));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback)
                    throws Exception {
                String asked = request.getHttpURI().getPath();
                for (var handler : handlers.entrySet()) {
                    String path = handler.getKey();
                    if (asked.equals(path) || asked.startsWith(path.equals("/") ? path : path + "/")) {
                        return handler.getValue().handle(request, response, callback);
                    }
                }
                return false;
            }
        });
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

    public static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    /** As the administrator; quotes in the body may be single ones. */
    public HttpResponse<String> send(String method, String path, String... body) {
        return sendAs(ADMIN, method, path, body);
    }

    public HttpResponse<String> sendAs(String user, String method, String path, String... body) {
        return raw(method, path, login(user), body);
    }

    public static List<String> login(String user) {
        return List.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    public String authority() {
        return "127.0.0.1:" + connector.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://" + authority() + BASE + path);
    }

    /** What is beside the API, for everyone. */
    public HttpResponse<String> page(String path) {
        return sent(HttpRequest.newBuilder(URI.create("http://" + authority() + path)));
    }

    public HttpResponse<String> raw(String method, String path, List<String> headers, String... body) {
        var answer = unheld(method, path, headers, body);
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            hold(method, BASE + path, answer);
        }
        return answer;
    }

    /** Whatever the answer is: that of a server that is broken is nowhere described. */
    HttpResponse<String> unheld(String method, String path, List<String> headers, String... body) {
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
        return sent(request);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every answer is as the server's own description has it. */
    private void hold(String method, String uri, HttpResponse<String> answer) {
        var now = routes.now();
        var contract = promise.filter(made -> made.routes().equals(now))
                .orElseGet(() ->
                        new Promise(now, new Contract(page("/swagger.json").body())));
        promise = Optional.of(contract);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        var answered = new Contract.Answered(method, uri, answer.statusCode(), type, answer.body());
        assertThat(contract.contract().broken(answered))
                .as("%s %s %s", method, uri, answer.body())
                .isEmpty();
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

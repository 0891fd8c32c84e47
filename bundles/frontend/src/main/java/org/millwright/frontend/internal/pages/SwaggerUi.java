// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.pages;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.millwright.frontend.internal.exchange.Answer;

/** The files of the page that shows the description of the API: two of its own, the rest Swagger UI's. */
final class SwaggerUi {

    static final String PLACE = "/swagger-ui/";

    private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png");

    /** The page needs nothing from elsewhere; its styles hold pictures. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /** The file at this path, which begins with {@link #PLACE}. */
    static Optional<Answer> file(String path) throws IOException {
        String name = path.equals(PLACE) ? "index.html" : path.substring(PLACE.length());
        String type = TYPES.get(name.replaceFirst(".*\\.", ""));
        if (type == null || !name.matches("[a-z0-9-]+\\.[a-z]+")) {
            return Optional.empty();
        }
        var own = bytes(PLACE + name);
        var bytes = own.isPresent() ? own : bytes("/META-INF/resources/webjars" + PLACE + version() + "/" + name);
        return bytes.map(found -> Answer.of(200, found)
                .with("Content-Type", type)
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff"));
    }

    private static Optional<byte[]> bytes(String resource) throws IOException {
        try (var in = SwaggerUi.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String version() throws IOException {
        try (var in = SwaggerUi.class.getResourceAsStream(VERSION)) {
            var known = new Properties();
            known.load(in);
            return known.getProperty("version");
        }
    }

    private SwaggerUi() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.benchmarks.survival.Client;

/** Writes profiles over REST: a subject is one; {@code prefs} is two preferences, changed by one request. */
record RestClient(Api api) implements Client {

    static final String PREFS = "prefs";

    private static final int BASE = 100_000;
    private static final String FILLING = "x".repeat(700);

    @Override
    public void put(String subject, long version, boolean exists) throws IOException, Refusal {
        if (subject.equals(PREFS)) {
            String seconds = Long.toString(BASE + version);
            String both = "{\"knownTokenTimeout\": \"%s\", \"unknownTokenTimeout\": \"%s\"}";
            send("POST", "/prefs", both.formatted(seconds, seconds));
        } else if (exists) {
            String patch =
                    """
                    [{"op": "replace", "path": "/Description", "value": "%d"},
                     {"op": "replace", "path": "/Params", "value": {"lab/version": %d, "lab/filling": "%s"}}]
                    """;
            send("PATCH", "/profiles/" + subject, patch.formatted(version, version, FILLING));
        } else {
            String profile =
                    """
                    {"Name": "%s", "Description": "%d", "Params": {"lab/version": %d, "lab/filling": "%s"}}
                    """;
            send("POST", "/profiles", profile.formatted(subject, version, version, FILLING));
        }
    }

    @Override
    public void delete(String subject) throws IOException, Refusal {
        send("DELETE", "/profiles/" + subject, "");
    }

    private JsonNode send(String method, String path, String body) throws IOException, Refusal {
        try {
            Api.Answer answer = api.send(method, path, body);
            if (answer.status() == 503) {
                throw new IOException(answer.text());
            }
            if (answer.status() > 299) {
                throw new Refusal(answer.status() + ": " + answer.text());
            }
            return answer.json();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Map<String, Set<Long>> read() throws IOException {
        Map<String, Set<Long>> found = new TreeMap<>();
        for (JsonNode profile : ok("/profiles")) {
            String name = profile.get("Name").asText();
            if (name.matches("s\\d+-\\d+")) {
                Set<Long> versions =
                        new TreeSet<>(Set.of(profile.at("/Description").asLong()));
                versions.add(profile.at("/Params/lab~1version").asLong());
                if (!profile.at("/Params/lab~1filling").asText().equals(FILLING)) {
                    versions.add(-1L);
                }
                found.put(name, versions);
            }
        }
        JsonNode prefs = ok("/prefs");
        Set<Long> both = new TreeSet<>();
        for (String name : new String[] {"knownTokenTimeout", "unknownTokenTimeout"}) {
            both.add(Math.max(0, prefs.get(name).asLong() - BASE));
        }
        found.put(PREFS, both);
        return found;
    }

    private JsonNode ok(String path) throws IOException {
        try {
            return send("GET", path, "");
        } catch (Refusal e) {
            throw new IOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Item;
import org.millwright.models.Problem;
import org.millwright.models.Profile;

/** Writes profiles straight into a backend: a subject is one, {@code pair} is two in one commit. */
record BackendClient(Backend backend) implements Client {

    static final String PAIR = "pair";

    private static final String PARAM = "survival/version";

    @Override
    public void put(String subject, long version, boolean exists) throws IOException, Refusal {
        write(tx -> {
            for (String name : names(subject)) {
                var wanted = profile(name, version);
                if (exists) {
                    tx.update(Profile.KIND, name, old -> wanted);
                } else {
                    tx.create(Profile.KIND, wanted);
                }
            }
        });
    }

    @Override
    public void delete(String subject) throws IOException, Refusal {
        write(tx -> names(subject).forEach(name -> tx.delete(Profile.KIND, name)));
    }

    private static Set<String> names(String subject) {
        return subject.equals(PAIR) ? Set.of("pair.a", "pair.b") : Set.of(subject);
    }

    private static Profile profile(String name, long version) {
        String filling = String.valueOf(version) + "-" + "x".repeat((int) (version * 37 % 3000));
        return new Profile(
                Map.of(), "", name, String.valueOf(version), filling, Map.of(PARAM, (double) version), List.of());
    }

    private void write(java.util.function.Consumer<Transaction> work) throws IOException, Refusal {
        try {
            backend.write(Request.of("survival"), tx -> {
                work.accept(tx);
                return "";
            });
        } catch (Problem e) {
            if (e.code() == 503) {
                throw new IOException(e);
            }
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Map<String, Set<Long>> read() {
        var found = new TreeMap<String, Set<Long>>();
        for (Item<Profile> item : backend.image().table(Profile.KIND).all()) {
            var profile = item.value();
            var versions = found.computeIfAbsent(profile.name().replaceFirst("\\..*", ""), name -> new TreeSet<>());
            versions.add(Long.parseLong(profile.description()));
            versions.add(((Number) profile.params().get(PARAM)).longValue());
            versions.add(Long.parseLong(profile.documentation().replaceFirst("-.*", "")));
            if (!profile.equals(profile(profile.name(), Long.parseLong(profile.description())))) {
                versions.add(-1L);
            }
        }
        if (found.containsKey(PAIR)) {
            names(PAIR).stream()
                    .filter(name -> backend.image().find(Profile.KIND, name).isEmpty())
                    .forEach(name -> found.get(PAIR).add(0L));
        }
        return found;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.backend.Table;
import org.millwright.models.Fingerprint;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Wire;

/** What an agent found of the machine that it runs on, and how well that fits a known one. */
public record Hardware(Fingerprint fingerprint, Set<String> addresses, String diskId) {

    /** With less than this it is no match. */
    public static final int ENOUGH = 100;

    public static Hardware of(JsonNode body) {
        var addresses = new HashSet<String>();
        body.path("MacAddrs").forEach(address -> addresses.add(address.asText().toLowerCase(Locale.ROOT)));
        var fingerprint = body.path("Fingerprint");
        return new Hardware(
                Wire.read(Fingerprint.class, fingerprint.isObject() ? Wire.bytes(fingerprint) : "{}".getBytes(UTF_8)),
                addresses,
                body.path("OnDiskUUID").asText());
    }

    /** The machines that may score {@link #ENOUGH}, in key order: hashes of serial numbers alone never do. */
    public Collection<Item<Machine>> candidates(Table<Machine> machines) {
        var found = new TreeMap<String, Item<Machine>>();
        Stream.of(
                        machines.find(diskId).stream(),
                        addresses.stream().flatMap(address -> machines.with("HardwareAddr", address).stream()),
                        fingerprint.words().stream().flatMap(word -> machines.with(Machine.FINGERPRINT, word).stream()))
                .flatMap(some -> some)
                .forEach(machine -> found.put(machine.key(), machine));
        return found.values();
    }

    public int score(Machine machine) {
        var stored = machine.fingerprint();
        return same(stored.ssnHash(), fingerprint.ssnHash(), 25)
                + same(stored.csnHash(), fingerprint.csnHash(), 25)
                + same(stored.systemUuid(), fingerprint.systemUuid(), 50)
                + same(stored.cloudInstanceId(), fingerprint.cloudInstanceId(), 500)
                + share(stored.memoryIds(), Set.copyOf(fingerprint.memoryIds()))
                + share(machine.hardwareAddrs(), addresses)
                + same(machine.uuid(), diskId, 1000);
    }

    private static int same(String stored, String given, int points) {
        return !stored.isEmpty() && stored.equals(given) ? points : 0;
    }

    private static int share(List<String> stored, Set<String> given) {
        long matched = stored.stream().filter(given::contains).count();
        return stored.isEmpty() ? 0 : (int) (matched * 100 / stored.size());
    }
}

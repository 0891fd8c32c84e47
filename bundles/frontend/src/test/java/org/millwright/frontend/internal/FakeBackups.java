// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backup;
import org.millwright.backend.Backups;
import org.millwright.backend.Request;
import org.millwright.models.Problem;

/** Backups of nothing, by name. */
final class FakeBackups implements Backups {

    private final Map<String, Backup> made = new TreeMap<>();

    @Override
    public Backup create(String name) {
        var backup = new Backup(
                name,
                1,
                "1.2.3",
                "2026-03-04T05:06:07Z",
                7,
                "",
                0,
                0,
                Map.of("profiles", 2),
                List.of("isos"),
                List.of());
        made.put(name, backup);
        return backup;
    }

    @Override
    public List<Backup> list() {
        return List.copyOf(made.values());
    }

    @Override
    public Backup restore(Request request, String name) {
        if (!made.containsKey(name)) {
            throw Problem.notFound("backups", name, "RESTORE");
        }
        return create("before-restore-of-" + name + "-by-" + request.principal().replace("user:", ""));
    }

    @Override
    public void delete(String name) {
        made.remove(name);
    }
}

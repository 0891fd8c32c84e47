// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.List;
import org.millwright.models.Machine;
import org.millwright.template.Facade;

/** The machine that a text is made for, as templates see it. */
final class MachineView {

    private static final Members<Scene> MEMBERS = new Members<Scene>("Machine")
            .fields(Machine.class, MachineView::machine)
            .field("Path", scene -> path(machine(scene)))
            .field("Url", scene -> scene.site().staticUrl(scene.asker()) + "/" + path(machine(scene)))
            .field("ShortName", scene -> machine(scene).name().split("\\.", 2)[0])
            .field("HexAddress", scene -> machine(scene).address().hex())
            .field("UUID", scene -> machine(scene).uuid())
            .variadic("MacAddr", MachineView::mac)
            .method("HasProfile", 1, (scene, args) -> machine(scene).profiles().contains(Values.text(args, 0)))
            .method("HasTask", 1, (scene, args) -> machine(scene).tasks().contains(Values.text(args, 0)));

    /** For a scene that has a machine. */
    static Facade of(Scene scene) {
        return MEMBERS.of(scene);
    }

    private static Machine machine(Scene scene) {
        return scene.machine().orElseThrow().value();
    }

    private static String path(Machine machine) {
        return "machines/" + machine.uuid();
    }

    private static String mac(Scene scene, List<Object> format) {
        // The hardware type of Ethernet stands in front of the address.
        return !format.isEmpty() && "pxelinux".equals(format.get(0))
                ? "01-" + scene.mac().replace(':', '-')
                : scene.mac();
    }

    private MachineView() {}
}

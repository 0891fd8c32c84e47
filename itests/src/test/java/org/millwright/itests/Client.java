// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A network card without a machine around it: a namespace in which busybox asks for an address and curl fetches. */
record Client(String namespace) {

    /** What a lease said, by the names that udhcpc gives it: ip, serverid, siaddr, router, dns. */
    record Given(Log lease) {

        String value(String name) {
            return lease.find("(?m)^" + name + "='([^']*)'$")
                    .map(match -> match.group(1))
                    .orElse("");
        }

        /** From the packet's own field, or from the option in its place. */
        String bootFile() {
            return value("boot_file") + value("bootfile");
        }
    }

    static Client plug(Lab lab, Lab.Network network, String mac) {
        return new Client(lab.client(network, mac));
    }

    /** Asks for an address as UEFI firmware for x64 does, or with more words for udhcpc. */
    Given lease(String... words) {
        Path file = Distribution.log("lease");
        String line = "busybox udhcpc -i eth0 -f -q -n -t 10 -T 1 -V PXEClient:Arch:00007:UNDI:003000 -x 0x5d:0007"
                + " -O tftp -O bootfile -s " + resource("/lab/lease.sh") + " " + String.join(" ", words);
        Child udhcpc = Child.start(
                Distribution.log("udhcpc"),
                Lab.inside(namespace, line.trim()),
                Map.of("LEASE_FILE", file.toAbsolutePath().toString()));
        if (!udhcpc.ended(Duration.ofSeconds(30)) || udhcpc.status() != 0) {
            udhcpc.close();
            throw new AssertionError("no lease\n" + udhcpc.log().tail(20));
        }
        return new Given(new Log(file));
    }

    /** Fetches a URL, of TFTP or of HTTP. */
    String fetch(String url) {
        Command.Result result = Command.of(Lab.inside(namespace, "curl -gsS --fail -m 10 " + url));
        if (result.status() != 0) {
            throw new AssertionError(url + ": " + result.output());
        }
        return result.output();
    }

    /** Gives the card an address without asking anybody. */
    void address(String address) {
        Command.run("ip -n %s addr add %s/24 dev eth0".formatted(namespace, address));
    }

    /** Takes the card out of its network. */
    void unplug() {
        Command.run("ip -n %s link del eth0".formatted(namespace));
    }

    private static String resource(String name) {
        try {
            return Path.of(Client.class.getResource(name).toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

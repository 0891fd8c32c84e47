// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ethernet segments that exist only for one test class: a bridge each, in a namespace of their own, and the server
 * plugged into all of them. Nothing of it touches the machine's own network.
 */
final class Lab implements AutoCloseable {

    /** One segment, and what the server is called there. */
    record Network(String bridge, String serverInterface, String prefix) {

        String server() {
            return prefix + ".1";
        }

        String address(int host) {
            return prefix + "." + host;
        }
    }

    private static final List<Network> NETWORKS =
            List.of(new Network("br0", "eth0", "10.77.0"), new Network("br1", "eth1", "10.78.0"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "mw" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final List<Network> networks;
    private final List<String> namespaces = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();
    private final AtomicInteger plugs = new AtomicInteger();
    private final Thread atExit = new Thread(this::down);

    private Lab(List<Network> networks) {
        this.networks = networks;
    }

    /** Puts up so many separate segments, one or two. */
    static Lab up(int networks) {
        Lab lab = new Lab(NETWORKS.subList(0, networks));
        Runtime.getRuntime().addShutdownHook(lab.atExit);
        lab.namespace("lan");
        lab.namespace("srv");
        for (Network network : lab.networks) {
            Command.run("ip -n %s link add %s type bridge stp_state 0 forward_delay 0 mcast_snooping 0"
                    .formatted(lab.lan(), network.bridge()));
            Command.run("ip -n %s link set %s up".formatted(lab.lan(), network.bridge()));
            lab.plug(network, lab.server(), network.serverInterface());
            Command.run("ip -n %s addr add %s/24 dev %s"
                    .formatted(lab.server(), network.server(), network.serverInterface()));
        }
        return lab;
    }

    List<Network> networks() {
        return networks;
    }

    Network network(int number) {
        return networks.get(number);
    }

    String lan() {
        return name + "-lan";
    }

    /** The namespace that the server is to run in. */
    String server() {
        return name + "-srv";
    }

    /** A new namespace whose eth0 is plugged into a network, without an address. */
    String client(Network network, String mac) {
        String namespace = namespace("c" + plugs.incrementAndGet());
        plug(network, namespace, "eth0");
        Command.run("ip -n %s link set eth0 address %s".formatted(namespace, mac));
        return namespace;
    }

    /** A new tap, plugged into a network, for a virtual machine. */
    String tap(Network network) {
        String tap = "tap" + plugs.incrementAndGet();
        Command.run("ip -n %s tuntap add dev %s mode tap".formatted(lan(), tap));
        Command.run("ip -n %s link set %s master %s up".formatted(lan(), tap, network.bridge()));
        return tap;
    }

    /** Answers router solicitations of IPv6, which iPXE otherwise awaits for 13 seconds each time it starts. */
    void advertiseRouters() {
        for (Network network : networks) {
            String router = client(network, "02:4d:57:00:00:fe");
            Command.run("ip -n %s addr add fd77::2/64 dev eth0 nodad".formatted(router));
            Path log = Distribution.log("router");
            spawn(
                    router,
                    log,
                    "dnsmasq -k -u root -C /dev/null --port=0 --interface=eth0 --bind-interfaces --enable-ra"
                            + " --dhcp-range=fd77::,ra-only,64,10m --ra-param=eth0,4,0 --log-facility=-"
                            + " --dhcp-leasefile=" + log + ".leases --pid-file=");
        }
    }

    /** Makes a TCP port of the server's namespace reachable from this JVM, at the port of loopback that it gives. */
    int forward(int port) {
        int local = Ports.free();
        Path socket = Path.of("/tmp", name + "-" + port + ".sock");
        spawn(
                server(),
                Distribution.log("forward"),
                "socat UNIX-LISTEN:" + socket + ",fork,unlink-early TCP:127.0.0.1:" + port);
        children.add(Child.start(
                Distribution.log("forward"),
                List.of("socat", "TCP-LISTEN:" + local + ",bind=127.0.0.1,reuseaddr,fork", "UNIX-CONNECT:" + socket)));
        Await.until("a forwarded port", Duration.ofSeconds(10), () -> Files.exists(socket) && Ports.open(local));
        return local;
    }

    /** The words that run a command inside a namespace. */
    static List<String> inside(String namespace, String line) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        words.addAll(List.of(line.split(" ")));
        return words;
    }

    /** Starts a process inside a namespace; it ends with the lab. */
    Child spawn(String namespace, Path log, String line) {
        Child child = Child.start(log, inside(namespace, line));
        children.add(child);
        return child;
    }

    @Override
    public void close() {
        down();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private synchronized void down() {
        children.forEach(Child::close);
        for (String namespace : namespaces) {
            for (String pid :
                    Command.run("ip netns pids %s".formatted(namespace)).split("\\s+")) {
                ProcessHandle.of(pid.isEmpty() ? 0 : Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
            Command.run("ip netns del %s".formatted(namespace));
        }
        namespaces.clear();
    }

    private String namespace(String suffix) {
        String namespace = name + "-" + suffix;
        Command.run("ip netns add %s".formatted(namespace));
        namespaces.add(namespace);
        Command.run("ip -n %s link set lo up".formatted(namespace));
        return namespace;
    }

    private void plug(Network network, String namespace, String device) {
        String port = "port" + plugs.incrementAndGet();
        Command.run("ip -n %s link add %s type veth peer name %s netns %s".formatted(lan(), port, device, namespace));
        Command.run("ip -n %s link set %s master %s up".formatted(lan(), port, network.bridge()));
        Command.run("ip -n %s link set %s up".formatted(namespace, device));
        // With offloading on, UDP checksums stay blank on a veth, and clients on raw sockets drop the packets.
        Command.run(
                "ip netns exec %s ethtool -K %s tx off rx off gso off tso off gro off".formatted(namespace, device));
    }
}

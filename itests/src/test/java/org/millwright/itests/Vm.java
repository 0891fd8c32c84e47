// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;

/** A PC without a disk that boots from the network with real firmware; its screen is a serial console in a file. */
final class Vm implements AutoCloseable {

    static final Path OVMF = Path.of("/usr/share/OVMF");

    private final Child qemu;
    private final Log console;
    private final Path keyboard;

    private Vm(Child qemu, Path console, Path keyboard) {
        this.qemu = qemu;
        this.console = new Log(console);
        this.keyboard = keyboard;
    }

    /** SeaBIOS, and the boot ROM of the network card, which is iPXE. */
    static Vm bios(Lab lab, Lab.Network network, String mac) {
        return start(lab, network, mac, "", "-machine pc,graphics=off");
    }

    /** OVMF with EDK2's own PXE client: an empty ROM keeps iPXE out. */
    static Vm uefi(Lab lab, Lab.Network network, String mac) {
        Path variables = Distribution.log("vars");
        Command.run("cp %s %s".formatted(OVMF.resolve("OVMF_VARS_4M.fd"), variables));
        return start(
                lab,
                network,
                mac,
                ",romfile=",
                "-machine q35 -drive if=pflash,unit=0,format=raw,readonly=on,file=" + OVMF.resolve("OVMF_CODE_4M.fd")
                        + " -drive if=pflash,unit=1,format=raw,file=" + variables);
    }

    private static Vm start(Lab lab, Lab.Network network, String mac, String rom, String machine) {
        Path console = Distribution.log("console");
        Path keyboard = Path.of("/tmp", console.getFileName() + ".sock");
        Child qemu = lab.spawn(
                lab.lan(),
                Distribution.log("qemu"),
                "qemu-system-x86_64 -accel tcg,thread=multi -cpu qemu64 -smp 1 -m 512 -nodefaults -display none -vga none"
                        + " -no-reboot -monitor none -device virtio-rng-pci " + machine
                        + " -chardev socket,id=console,path=" + keyboard + ",server=on,wait=off,logfile=" + console
                        + " -serial chardev:console"
                        + " -netdev tap,id=net,ifname=" + lab.tap(network) + ",script=no,downscript=no"
                        + " -device virtio-net-pci,netdev=net,mac=" + mac + ",bootindex=1" + rom);
        return new Vm(qemu, console, keyboard);
    }

    /** Waits until the console shows it. */
    MatchResult await(String regex, Duration limit) {
        try {
            return console.await(regex, limit, qemu::alive);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + qemu.log().tail(10), e);
        }
    }

    String screen() {
        return console.text();
    }

    /** Types on the console, as slowly as a BIOS reads, whose serial port holds 16 keys. */
    void type(String text) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(keyboard));
            for (byte key : text.getBytes(StandardCharsets.US_ASCII)) {
                channel.write(ByteBuffer.wrap(new byte[] {key}));
                Thread.sleep(200);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        qemu.close();
        try {
            Files.deleteIfExists(keyboard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

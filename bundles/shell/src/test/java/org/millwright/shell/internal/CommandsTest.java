// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Profile;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.store.StoreSource;
import org.millwright.store.internal.DirectoryStoreProvider;
import org.millwright.store.internal.FileStoreProvider;

class CommandsTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);

    @BeforeEach
    void fill() {
        for (String name : List.of("house", "shed")) {
            create("{\"Name\":\"%s\",\"Params\":{\"colour\":\"red\"}}".formatted(name));
        }
        create("{\"Name\":\"plain\"}");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void countsTheObjectsOfEachKind() throws Exception {
        var command = new KindsCommand();
        command.backend = backend;

        assertThat(printed(command))
                .contains("machines", "leases")
                .containsPattern("profiles +\\| +3 \\| Name, Params");
    }

    @Test
    void listsObjects() throws Exception {
        assertThat(printed(list("profiles")).lines().map(String::strip))
                .contains("house | true", "plain | true", "shed  | true");
    }

    @Test
    void listsWhatFits() throws Exception {
        assertThat(printed(list("profiles", "Params=colour", "Name=shed")))
                .contains("shed")
                .doesNotContain("house", "plain");
        assertThat(printed(list("profiles", "Name=none"))).contains("No profiles");
    }

    @Test
    void saysWhatCanBeAskedFor() {
        assertThatThrownBy(() -> list("sheds").execute())
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("There is no kind sheds, only roles, preferences, params, ");
        assertThatThrownBy(() -> list("profiles", "Colour=red").execute())
                .isInstanceOf(CommandException.class)
                .hasMessage("Filter not found: Colour; profiles have Name, Params, Profiles");
        assertThatThrownBy(() -> list("profiles", "house").execute())
                .isInstanceOf(CommandException.class)
                .hasMessage("A filter is Attribute=value, not house");
        assertThatThrownBy(() -> show("profiles", "none").execute())
                .isInstanceOf(CommandException.class)
                .hasMessage("There is no none in profiles");
    }

    @Test
    void showsAnObject() throws Exception {
        assertThat(printed(show("profiles", "house")))
                .startsWith("{\n  \"Validated\" : true,")
                .contains("\"colour\" : \"red\"");
        assertThat(printed(show("profiles", "Name:house"))).contains("\"Name\" : \"house\"");
    }

    @Test
    void showsNoPasswords() throws Exception {
        backend.write(
                Request.of("test"),
                tx -> tx.create(
                        User.KIND,
                        Wire.read(
                                User.KIND,
                                """
                        {"Name":"someone","PasswordHash":"c2VjcmV0"}"""
                                        .getBytes(UTF_8))));

        assertThat(printed(show("users", "someone"))).contains("someone").doesNotContain("c2VjcmV0");
    }

    @Test
    void copiesTheLiveStore(@TempDir Path folder) throws Exception {
        var command = new StoreCopyCommand();
        command.live = live();
        command.providers = List.of(new DirectoryStoreProvider(), new FileStoreProvider());
        command.from = "live";
        command.to = "directory:" + folder.resolve("copy") + "?codec=yaml";

        assertThat(printed(command)).isEqualTo("3 objects copied to " + command.to + "\n");
        assertThat(folder.resolve("copy/profiles/shed.yaml")).content().contains("colour: red");
        assertThatThrownBy(command::execute)
                .isInstanceOf(CommandException.class)
                .hasMessage("The target is not empty");

        command.from = command.to;
        command.to = "file:" + folder.resolve("copy.json");
        assertThat(printed(command)).startsWith("3 objects copied");
        command.to = "tape:0";
        assertThatThrownBy(command::execute).hasMessage("Unknown schema type: tape");
    }

    private StoreSource live() {
        return new StoreSource() {
            @Override
            public String address() {
                return "memory:///";
            }

            @Override
            public void replay(Store.Reader reader) {
                backend.replay(reader);
            }
        };
    }

    @Test
    void offersKindsAndTheKeysOfTheKindChosen() {
        var kinds = new ArrayList<String>();
        var kindCompleter = new KindCompleter();
        kindCompleter.backend = backend;
        kindCompleter.complete(null, new Line("drp:show", "prof"), kinds);
        assertThat(kinds).containsExactly("profiles ");

        var completer = new KeyCompleter();
        completer.backend = backend;
        var keys = new ArrayList<String>();
        completer.complete(null, new Line("drp:show", "profiles", ""), keys);
        assertThat(keys).containsExactly("house ", "plain ", "shed ");

        assertThat(completer.complete(null, new Line("drp:show", "nonsense", ""), keys))
                .isEqualTo(-1);
    }

    private ListCommand list(String kind, String... filters) {
        var command = new ListCommand();
        command.backend = backend;
        command.kind = kind;
        command.filters = List.of(filters);
        return command;
    }

    private ShowCommand show(String kind, String key) {
        var command = new ShowCommand();
        command.backend = backend;
        command.kind = kind;
        command.key = key;
        return command;
    }

    private void create(String profile) {
        backend.write(
                Request.of("test"), tx -> tx.create(Profile.KIND, Wire.read(Profile.KIND, profile.getBytes(UTF_8))));
    }

    private static String printed(Action command) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var before = System.out;
        try (var out = new PrintStream(bytes, true, UTF_8)) {
            System.setOut(out);
            command.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8).replace('\u2502', '|');
    }

    /** What is typed so far, the cursor at its end. */
    private record Line(String... arguments) implements CommandLine {

        @Override
        public int getCursorArgumentIndex() {
            return arguments.length - 1;
        }

        @Override
        public String getCursorArgument() {
            return arguments[arguments.length - 1];
        }

        @Override
        public int getArgumentPosition() {
            return getCursorArgument().length();
        }

        @Override
        public String[] getArguments() {
            return arguments;
        }

        @Override
        public int getBufferPosition() {
            return getBuffer().length();
        }

        @Override
        public String getBuffer() {
            return String.join(" ", arguments);
        }
    }
}

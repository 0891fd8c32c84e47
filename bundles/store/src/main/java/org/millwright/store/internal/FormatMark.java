// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.store.StoreException;
import org.millwright.store.StoreFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that says in which format a store is and who wrote it: {@code 2 Millwright 1.0}. */
public final class FormatMark {

    private static final Logger LOG = LoggerFactory.getLogger(FormatMark.class);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) (.*)\\s*");
    private static final String MARK = "format";
    private static final String COPY = "before-format-";

    private final Path folder;
    private final Path store;
    private final Path mark;

    public FormatMark(Path folder, Path store) {
        this.folder = folder;
        this.store = store;
        this.mark = folder.resolve(MARK);
    }

    /** @throws StoreException where the store is of a newer format, or can't be brought to this one */
    public void bring(StoreFormat format) {
        try {
            boolean marked = Files.exists(mark);
            int found = marked ? read(format.version()) : guess(format);
            if (found < format.version()) {
                upgrade(found, format);
            }
            if (!marked || found < format.version()) {
                Folders.replace(mark, (format.version() + " Millwright " + software() + "\n").getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "The format of the store " + store + " can't be read or written: " + Folders.reason(e) + " (" + mark
                            + ")",
                    e);
        }
    }

    private int read(int known) throws IOException {
        Matcher text = TEXT.matcher(Files.readString(mark));
        if (!text.matches()) {
            throw new StoreException("The file " + mark + " is damaged: it should say 'VERSION SOFTWARE', such as '"
                    + known + " Millwright " + software() + "'");
        }
        int version = Integer.parseInt(text.group(1));
        if (version > known) {
            throw new StoreException("The store " + store + " has format " + version + ", written by " + text.group(2)
                    + "; this software knows formats up to " + known
                    + ": start the newer software, or put a backup from before in the store's place");
        }
        return version;
    }

    private int guess(StoreFormat format) throws IOException {
        if (!Files.exists(store)) {
            return format.version();
        }
        if (Files.isRegularFile(store)) {
            return format.unmarked();
        }
        try (var names = Files.list(store)) {
            boolean any = names.anyMatch(name ->
                    !name.equals(folder) && !name.getFileName().toString().equals("lock"));
            return any ? format.unmarked() : format.version();
        }
    }

    private void upgrade(int from, StoreFormat format) throws IOException {
        var copy = folder.resolve(COPY + format.version());
        if (!Files.exists(copy)) {
            var unfinished = folder.resolve("copying");
            Folders.deleteTree(unfinished);
            Folders.copyTree(store, unfinished, name -> name.equals(unfinished) || ours(name));
            Files.move(unfinished, copy);
            Folders.sync(folder);
        }
        format.upgrade().bring(store, from);
        LOG.info(
                "The store {} went from format {} to {}; {} is what it was before, to be deleted when all is well",
                store,
                from,
                format.version(),
                copy);
    }

    private static boolean ours(Path path) {
        String name = path.getFileName().toString();
        return name.equals("lock") || name.startsWith(COPY);
    }

    private static String software() {
        String version = FormatMark.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.models.Problem;

class UploadedFilesTest {

    @TempDir
    private Path root;

    private UploadedFiles uploads;

    @BeforeEach
    void open() {
        new FileRoot(root).create();
        uploads = new UploadedFiles(root);
    }

    @Test
    void keepsWhatComesAndReplacesWhatWasThere() throws IOException {
        assertThat(store("/a/b.txt", "hello")).isEqualTo(5);
        assertThat(store("/a/b.txt", "hello2")).isEqualTo(6);

        assertThat(uploads.list("files", "/")).containsExactly("a/");
        assertThat(uploads.list("files", "/a/")).containsExactly("b.txt");
        assertThat(uploads.find("files", "/a/b.txt")).contains(root.resolve("files/a/b.txt"));
        assertThat(root.resolve("files/a/b.txt")).hasContent("hello2");
        assertThat(uploads.find("files", "/a")).isEmpty();
    }

    @Test
    void staysBelowItsFolder() {
        store("/a/../../../x.txt", "x");

        assertThat(root.resolve("files/x.txt")).exists();
        assertThat(uploads.find("files", "/../isos")).isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> uploads.list("files", "/../isos"))
                        .code())
                .isEqualTo(404);
        var refused = catchThrowableOfType(Problem.class, () -> uploads.delete("files", "/../x"));
        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.messages()).containsExactly("Cannot delete");
    }

    @Test
    void showsAFileWhenItIsWhole() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                assertThat(uploads.list("files", "/")).isEmpty();
                throw new IOException("unexpected EOF");
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return read();
            }
        };
        var refused = catchThrowableOfType(Problem.class, () -> uploads.store("files", "/late", broken));

        assertThat(refused.code()).isEqualTo(400);
        assertThat(root.resolve("files")).isEmptyDirectory();
    }

    @Test
    void refusesASecondUploadOfTheSameFileAtTheSameTime() {
        var first = new InputStream() {
            @Override
            public int read() {
                var refused = catchThrowableOfType(Problem.class, () -> store("/same", "x"));
                assertThat(refused.code()).isEqualTo(409);
                assertThat(refused.messages()).containsExactly("File already uploading");
                return -1;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                return read();
            }
        };
        assertThat(uploads.store("files", "/same", first)).isZero();
    }

    @Test
    void deletesFilesAndEmptyFolders() {
        store("/a/b.txt", "x");

        assertThat(catchThrowableOfType(Problem.class, () -> uploads.delete("files", "/a"))
                        .messages())
                .containsExactly("Unable to delete");
        uploads.delete("files", "/a/b.txt");
        uploads.delete("files", "/a");
        assertThat(Files.exists(root.resolve("files/a"))).isFalse();
    }

    private long store(String path, String text) {
        return uploads.store("files", path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

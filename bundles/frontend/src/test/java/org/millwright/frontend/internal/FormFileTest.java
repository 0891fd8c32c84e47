// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormFileTest {

    private static final String TYPE = "multipart/form-data; boundary=XX";

    @Test
    void findsTheFileAmongOtherParts() throws IOException {
        var file =
                read("""
                        --XX
                        Content-Disposition: form-data; name="note"

                        of another part
                        --XX
                        content-disposition: form-data; name="file"; filename="C:\\dir\\up.txt"
                        Content-Type: text/plain

                        one
                        --X, not the end
                        --XX--
                        """)
                        .orElseThrow();
        assertThat(file.name()).isEqualTo("up.txt");
        assertThat(text(file)).isEqualTo("one\r\n--X, not the end");
    }

    @Test
    void keepsBytesThatLookLikeABoundary() throws IOException {
        var file = read("--XX\nContent-Disposition: form-data; name=\"file\"\n\n\n\r\n--X\n\n--XX--\n");
        assertThat(text(file.orElseThrow())).isEqualTo("\r\n\r\r\n--X\r\n");
    }

    @Test
    void findsNothingWhereThereIsNoFile() {
        assertThat(read("--XX\nContent-Disposition: form-data; name=\"nofile\"\n\ndata\n--XX--\n"))
                .isEmpty();
        assertThat(FormFile.in(new ByteArrayInputStream(new byte[0]), "multipart/form-data"))
                .isEmpty();
    }

    @Test
    void missesTheEnd() {
        var file = read("--XX\nContent-Disposition: form-data; name=\"file\"\n\nhalf")
                .orElseThrow();
        assertThatThrownBy(() -> file.content().readAllBytes()).isInstanceOf(EOFException.class);
    }

    private static Optional<FormFile> read(String form) {
        return FormFile.in(new ByteArrayInputStream(form.replace("\n", "\r\n").getBytes(ISO_8859_1)), TYPE);
    }

    private static String text(FormFile file) throws IOException {
        return new String(file.content().readAllBytes(), ISO_8859_1);
    }
}

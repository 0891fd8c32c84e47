// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.metrics.ServedRequests;
import org.millwright.metrics.Summary;

class RegistryTest {

    private final Registry registry = new Registry();
    private final PrometheusPage page = new PrometheusPage(registry);

    private String text() {
        return new String(page.text(), UTF_8);
    }

    @Test
    void writesTheFormatThatPrometheusReads() {
        var served = ServedRequests.of(registry, "tftp");
        served.answered(200, "RRQ", ServedRequests.place("pxelinux.cfg/default"), "192.168.1.7");
        served.answered(200, "RRQ", ServedRequests.place("pxelinux.cfg/01-02"), "192.168.1.7");
        for (int i = 0; i < 10; i++) {
            served.measured(0, 0, 4);
        }
        assertThat(text())
                .isEqualTo(
                        """
                        # HELP drp_tftp_request_duration_seconds From the request to the end of its answer.
                        # TYPE drp_tftp_request_duration_seconds summary
                        drp_tftp_request_duration_seconds_count 10
                        drp_tftp_request_duration_seconds_sum 0
                        drp_tftp_request_duration_seconds{quantile="0.5"} 0
                        drp_tftp_request_duration_seconds{quantile="0.9"} 0
                        drp_tftp_request_duration_seconds{quantile="0.99"} 0
                        # HELP drp_tftp_request_size_bytes Bytes that a request brought.
                        # TYPE drp_tftp_request_size_bytes summary
                        drp_tftp_request_size_bytes_count 10
                        drp_tftp_request_size_bytes_sum 0
                        drp_tftp_request_size_bytes{quantile="0.5"} 0
                        drp_tftp_request_size_bytes{quantile="0.9"} 0
                        drp_tftp_request_size_bytes{quantile="0.99"} 0
                        # HELP drp_tftp_requests_total Requests answered, by status, method, path and host.
                        # TYPE drp_tftp_requests_total counter
                        drp_tftp_requests_total{code="200",method="RRQ",url="/pxelinux.cfg/",host="192.168.1.7"} 2
                        # HELP drp_tftp_response_size_bytes Bytes of an answer, without its head.
                        # TYPE drp_tftp_response_size_bytes summary
                        drp_tftp_response_size_bytes_count 10
                        drp_tftp_response_size_bytes_sum 40
                        drp_tftp_response_size_bytes{quantile="0.5"} 4
                        drp_tftp_response_size_bytes{quantile="0.9"} 4
                        drp_tftp_response_size_bytes{quantile="0.99"} 4
                        """);
    }

    @Test
    void escapesWhatClientsSend() {
        registry.counter("x_total", "Back\\slash\nand line.", "host")
                .with("a\"b\\c\nd")
                .count();
        assertThat(text())
                .contains("# HELP x_total Back\\\\slash\\nand line.\n")
                .contains("x_total{host=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    @Test
    void givesTheSameCounterToWhoAsksAgain() {
        registry.counter("x_total", "X.").count();
        registry.counter("x_total", "X.").add(2);
        assertThat(text()).contains("\nx_total 3\n");
    }

    @Test
    void countsTheSurplusAsOther() {
        var requests = registry.counter("x_total", "X.", "url", "host");
        IntStream.range(0, 5000)
                .forEach(i -> requests.with("u" + i % 50).with("h" + i).count());
        var lines = text().lines().filter(line -> line.startsWith("x_total{")).toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(LabelledCounter.MOST + 51).anyMatch(line -> line.contains("other"));
        long sum = lines.stream()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(sum).isEqualTo(5000);
    }

    @Test
    void oneClientCantUseUpTheFamily() {
        var requests = registry.counter("x_total", "X.", "url", "host");
        IntStream.range(0, 5000).forEach(i -> requests.with("u").with("h" + i).count());
        requests.with("v").with("h").count();
        assertThat(text()).contains("x_total{url=\"v\",host=\"h\"} 1\n");
    }

    @Test
    void tellsWhatSourcesReportTogether() {
        page.addSource(report -> report.gauge("objects", "Objects.", 1.5, "kind", "machines"));
        page.addSource(report -> {
            throw new IllegalStateException("broken");
        });
        page.addSource(report -> report.gauge("objects", "Objects.", 2, "kind", "jobs"));
        assertThat(text())
                .isEqualTo(
                        """
                        # HELP objects Objects.
                        # TYPE objects gauge
                        objects{kind="jobs"} 2
                        objects{kind="machines"} 1.5
                        """);
    }

    @Test
    void tellsOfTheProcess() {
        page.addSource(new ProcessMetrics());
        page.addSource(new RuntimeMetrics());
        assertThat(text())
                .contains(
                        "\nprocess_cpu_seconds_total ",
                        "\njvm_threads_current ",
                        "jvm_memory_bytes_used{area=\"heap\"} ")
                .containsPattern("\nprocess_open_fds [1-9]")
                .containsPattern("\nprocess_max_fds [1-9]")
                .containsPattern("\nprocess_resident_memory_bytes [1-9]");
    }

    @Test
    void tellsNoQuantileOfNothing() {
        registry.summary("x_seconds", "X.", Summary.Unit.NANOSECONDS);
        assertThat(text()).contains("x_seconds{quantile=\"0.5\"} NaN", "x_seconds_count 0");
    }

    @Test
    void namesPlacesShortly() {
        assertThat(ServedRequests.place("/isos/a/b.iso")).isEqualTo("/isos/");
        assertThat(ServedRequests.place("default.ipxe")).isEqualTo("/*.ipxe");
        assertThat(ServedRequests.place("/52:54:00:12:34:56.ipxe")).isEqualTo("/*.ipxe");
        assertThat(ServedRequests.place("/")).isEqualTo("/*");
        assertThat(ServedRequests.place("")).isEqualTo("/*");
    }
}

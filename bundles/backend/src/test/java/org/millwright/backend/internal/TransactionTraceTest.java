// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class TransactionTraceTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void tellsEachStepWhereItIsWanted() {
        goThrough(true);
        assertThat(lines)
                .containsExactly(
                        "rt: starting txn",
                        "rt: locks acquired",
                        "rt: locks released",
                        "rt: disk write time: {} us",
                        "rt: total time: {} us");
    }

    @Test
    void onlyAsksWhereItIsNot() {
        goThrough(false);
        assertThat(lines).isEmpty();
    }

    private void goThrough(boolean wanted) {
        var trace = TransactionTrace.begin(logger(wanted));
        trace.acquired();
        trace.released();
        trace.ended();
    }

    private Logger logger(boolean wanted) {
        return (Logger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
                    if (method.getName().equals("isTraceEnabled")) {
                        return wanted;
                    }
                    assertThat(method.getName()).isEqualTo("trace");
                    lines.add((String) given[0]);
                    return null;
                });
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.models.Problem;

class BodyBudgetTest {

    private static final int FREE = BodyBudget.FREE;
    private static final int MOST = 1000;

    private final BodyBudget budget = new BodyBudget(MOST);

    private static int read(BodyBudget.Share share, int bytes) throws IOException {
        return share.counting(new ByteArrayInputStream(new byte[bytes]), -1).readAllBytes().length;
    }

    private static void isRefused(BodyBudget.Share share, int bytes) {
        var problem = catchThrowableOfType(Problem.class, () -> read(share, bytes));
        assertThat(problem.code()).isEqualTo(503);
        assertThat(problem.retryIn()).isPositive();
    }

    @Test
    void sharesWhatThereIsUntilSomeIsGivenBack() throws IOException {
        try (var second = budget.share()) {
            try (var first = budget.share()) {
                assertThat(read(first, FREE + 600)).isEqualTo(FREE + 600);
                isRefused(second, FREE + 401);
            }
            assertThat(read(budget.share(), FREE + 400)).isEqualTo(FREE + 400);
        }
    }

    @Test
    void countsWhatARefusedOneHasReadUntilItIsClosed() throws IOException {
        var first = budget.share();
        read(first, FREE + MOST);
        first.close();
        first.close();
        var second = budget.share();
        assertThat(read(second, FREE + MOST)).isEqualTo(FREE + MOST);
        isRefused(budget.share(), FREE + 1);
    }

    @Test
    void doesNotCountSmallOnes() throws IOException {
        read(budget.share(), FREE + 2 * MOST);
        var small = new ByteArrayInputStream(new byte[FREE]);
        for (int i = 0; i < 1000; i++) {
            small.reset();
            assertThat(budget.share().counting(small, FREE).readAllBytes()).hasSize(FREE);
        }
    }

    @Test
    void letsOneThatIsLargerThanAllOfItPassAlone() throws IOException {
        try (var alone = budget.share()) {
            assertThat(read(alone, FREE + 2 * MOST)).isEqualTo(FREE + 2 * MOST);
            isRefused(budget.share(), FREE + 1);
        }
        read(budget.share(), FREE + 1);
        isRefused(budget.share(), FREE + MOST);
    }

    @Test
    void refusesWhatIsAnnouncedBeforeItIsRead() throws IOException {
        read(budget.share(), FREE + 600);
        var share = budget.share();
        assertThat(catchThrowableOfType(Problem.class, () -> share.counting(InputStream.nullInputStream(), FREE + 401))
                        .code())
                .isEqualTo(503);
        assertThat(share.counting(InputStream.nullInputStream(), FREE + 400).readAllBytes())
                .isEmpty();
    }

    @Test
    void neverGivesMoreThanThereIsToManyAtOnce() {
        long passed = IntStream.range(0, 200)
                .parallel()
                .filter(each -> {
                    try {
                        return read(budget.share(), FREE + 300) > 0;
                    } catch (Problem p) {
                        return false;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
        assertThat(passed).isEqualTo(3);
    }
}

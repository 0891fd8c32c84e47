// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

import java.nio.file.Path;

/** What agents write about the jobs that they do: a file for each job, which goes with it. */
public interface JobLogs {

    /**
     * The log of a job, by its UUID; begun where there is none.
     *
     * @throws UploadProblem where it can't be
     */
    Path find(String job);

    /**
     * Adds these bytes, all or none of them.
     *
     * @throws UploadProblem where they can't be
     */
    void append(String job, byte[] bytes);
}

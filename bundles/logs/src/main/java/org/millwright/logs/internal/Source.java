// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

/** Where in the server's own code something is being logged. */
record Source(String file, int line) {

    private static final Source UNKNOWN = new Source("", 0);
    private static final String OWN = Source.class.getPackageName();
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The nearest caller that neither logs nor keeps what is logged. */
    static Source here() {
        return WALKER.walk(frames -> frames.filter(frame -> Service.owns(frame.getClassName())
                        && !frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(Source::of)
                .orElse(UNKNOWN));
    }

    private static Source of(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        return new Source(folder + frame.getFileName(), frame.getLineNumber());
    }
}

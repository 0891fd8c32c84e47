// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

/** A text that a regular expression may look at only so often, since some expressions would never end. */
final class PatientText implements CharSequence {

    private static final int MOST_LOOKS = 1_000_000;

    private final String text;
    private int looks;

    PatientText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new IllegalArgumentException("error parsing regexp: expression takes too long");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}

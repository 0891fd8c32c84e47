// SPDX-License-Identifier: Apache-2.0
package org.millwright.template;

/** Turns template text into programs. Registered as a service; {@code Meta.engine} of a template names one. */
public interface TemplateEngine {

    /** The name by which content asks for this engine: {@code go}, {@code velocity}. */
    String name();

    /**
     * Parses once what is rendered many times.
     *
     * @param name what messages call this text
     * @throws TemplateException with line and column where the text is not a template
     */
    Program parse(String name, String text);
}

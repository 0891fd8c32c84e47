// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.MethodInvocationException;
import org.millwright.template.Facade;
import org.millwright.template.TemplateException;

/** Velocity's complaints in the form in which all engines complain: template, line, column, cause. */
final class Failure {
    private static final Pattern PLACE = Pattern.compile("\\s*(?:at )?\\S*?\\[?line (\\d+), column (\\d+)[].]\\s*");

    private Failure() {}

    static TemplateException of(String template, Throwable e) {
        if (e instanceof TemplateException known) {
            return known;
        }
        if (e.getCause() instanceof TemplateException placed) {
            return placed;
        }
        String message = e instanceof MethodInvocationException call && e.getCause() instanceof Exception cause
                ? calling(call.getMethodName(), cause)
                : text(e).lines()
                        .takeWhile(line -> !line.startsWith("Was expecting"))
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
        if (e instanceof ExtendedParseException place && place.getLineNumber() > 0) {
            String cause = PLACE.matcher(message).replaceAll(" ").strip();
            return at(place.getTemplateName(), place.getLineNumber(), place.getColumnNumber(), cause, e);
        }
        var place = PLACE.matcher(message);
        if (place.find()) {
            int line = Integer.parseInt(place.group(1));
            return at(
                    template,
                    line,
                    Integer.parseInt(place.group(2)),
                    place.replaceAll(" ").strip(),
                    e);
        }
        return new TemplateException(template, 0, 0, "template: " + template + ": " + message, e);
    }

    static String calling(String name, Exception e) {
        return (e instanceof Facade.NoSuchMemberException ? "" : "error calling " + name + ": ") + text(e);
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    static TemplateException at(String template, int line, int column, String cause, Throwable e) {
        String message = "template: " + template + ":" + line + ":" + column + ": " + cause;
        return new TemplateException(template, line, column, message, e);
    }

    static TemplateException tooDeep(String template, StackOverflowError e) {
        return new TemplateException(template, 0, 0, "template: " + template + ": nested too deeply", e);
    }
}

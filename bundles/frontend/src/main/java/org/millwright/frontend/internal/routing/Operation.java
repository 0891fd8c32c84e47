// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a route says about itself: who may use it, what it takes and what it answers. What is left out is what its
 * method suggests.
 *
 * @param right what a claim must allow: scope, action and what exactly; empty where none is asked for
 * @param bodies the forms in which a body may be sent; empty: any JSON for methods that have bodies
 * @param answers by status, the forms of the body; empty: any success
 * @param headers of answers that aren't refusals
 * @param refusals statuses that come besides those that every route of its method has
 */
@RecordBuilder
public record Operation(
        String summary,
        String right,
        List<Parameter> parameters,
        List<Media> bodies,
        Map<Integer, List<Media>> answers,
        Map<String, String> headers,
        Set<Integer> refusals)
        implements OperationBuilder.With {

    static final Operation UNDESCRIBED =
            new Operation("", "", List.of(), List.of(), new TreeMap<>(), Map.of(), new TreeSet<>());

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    /** What a request may say besides its path and body; {@code in} is {@code query} or {@code header}. */
    public record Parameter(String in, String name, String text) {}

    /** A body of this type; what is no JSON has any shape. */
    public record Media(String type, Shape shape) {}

    public static Operation says(String summary) {
        return UNDESCRIBED.withSummary(summary);
    }

    public Operation needs(String claim) {
        return withRight(claim);
    }

    public Operation query(String name, String text) {
        return parameter(new Parameter("query", name, text));
    }

    public Operation header(String name, String text) {
        return parameter(new Parameter("header", name, text));
    }

    private Operation parameter(Parameter one) {
        var all = new ArrayList<>(parameters);
        all.add(one);
        return withParameters(all);
    }

    public Operation takes(Shape shape) {
        return withBodies(List.of(new Media(JSON, shape)));
    }

    public Operation takesFile() {
        var form = "{\"type\": \"object\", \"properties\": {\"file\": {\"type\": \"string\", \"format\": \"binary\"}}}";
        return withBodies(List.of(new Media(BYTES, Shape.ANY), new Media("multipart/form-data", Shape.json(form))));
    }

    public Operation answers(Shape shape) {
        return answers(200, shape);
    }

    public Operation answers(int status, Shape shape) {
        return answers(status, List.of(new Media(JSON, shape)));
    }

    public Operation answersNothing(int status) {
        return answers(status, List.of());
    }

    /** A file, or a part of it. */
    public Operation answersFile() {
        var file = List.of(new Media(BYTES, Shape.ANY));
        return header("Range", "the part that is wanted")
                .answers(200, file)
                .answers(206, file)
                .refuses(416);
    }

    /** A success may also come in this form. */
    public Operation orAnswers(String type) {
        var forms = new ArrayList<>(answers.getOrDefault(200, List.of()));
        forms.add(new Media(type, Shape.ANY));
        return answers(200, forms);
    }

    private Operation answers(int status, List<Media> forms) {
        var all = new TreeMap<>(answers);
        all.put(status, forms);
        return withAnswers(all);
    }

    public Operation tells(String name, String text) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, text);
        return withHeaders(all);
    }

    public Operation refuses(Integer... statuses) {
        var all = new TreeSet<>(refusals);
        all.addAll(List.of(statuses));
        return withRefusals(all);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers in the API's own form what is refused before the API has heard of it. */
public final class Envelope extends ErrorHandler {

    static void write(Request request, Response response, Callback callback, int status, String message) {
        response.setStatus(status);
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
            headers.put("Access-Control-Allow-Origin", "*");
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        String json = "{\"Model\":\"\",\"Key\":" + quoted(request.getHttpURI().getPathQuery()) + ",\"Type\":"
                + quoted(request.getMethod()) + ",\"Messages\":[" + quoted(message) + "],\"Code\":" + status + "}";
        Content.Sink.write(response, true, json, callback);
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        (text == null ? "" : text).chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        write(request, response, callback, code, message);
    }
}

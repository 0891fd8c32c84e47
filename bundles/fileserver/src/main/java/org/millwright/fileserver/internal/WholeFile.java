// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A request for a part of what has changed meanwhile: it gets the whole (RFC 9110 13.1.5). */
final class WholeFile extends Request.Wrapper {

    private WholeFile(Request request) {
        super(request);
    }

    /** The request itself, unless its part is of another state than this one. */
    static Request unlessUnchanged(Request request, HttpField lastModified) {
        String state = request.getHeaders().get(HttpHeader.IF_RANGE);
        return state == null || lastModified != null && state.equals(lastModified.getValue())
                ? request
                : new WholeFile(request);
    }

    @Override
    public HttpFields getHeaders() {
        return HttpFields.build(super.getHeaders()).remove(HttpHeader.RANGE).asImmutable();
    }
}

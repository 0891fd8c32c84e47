// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.millwright.metrics.ServedRequests;

/** Counts each request once its answer has left, or failed to. */
final class CountedRequests extends Handler.Wrapper {

    private final ServedRequests served;

    CountedRequests(Handler handler, ServedRequests served) {
        super(handler);
        this.served = served;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request.addCompletionListener(request, failure -> count(request, response));
        return super.handle(request, response, callback);
    }

    private void count(Request request, Response response) {
        String path = ServedRequests.place(request.getHttpURI().getPath());
        served.answered(response.getStatus(), request.getMethod(), path, Request.getRemoteAddr(request));
        served.measured(
                System.nanoTime() - request.getBeginNanoTime(),
                Request.getContentBytesRead(request),
                Response.getContentBytesWritten(response));
    }
}

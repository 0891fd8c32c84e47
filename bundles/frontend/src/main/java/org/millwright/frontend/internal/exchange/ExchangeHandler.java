// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.millwright.http.Direct;

/** Answers all that comes on its paths, each request as one exchange. */
public interface ExchangeHandler extends Direct {

    /** Answers this one, now or later; what it throws ends the exchange with 500. */
    void serve(Exchange exchange) throws IOException;

    @Override
    default boolean handle(Request request, Response response, Callback callback) throws IOException {
        serve(new Exchange(request, response, callback));
        return true;
    }
}

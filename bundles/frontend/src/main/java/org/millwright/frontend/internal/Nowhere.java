// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.millwright.http.Direct;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what is neither the API's nor a page, and no servlet's of a plugin either. */
@Component(service = Direct.class, property = Direct.PATH + "=/")
public final class Nowhere implements Direct {

    private final ApiHandler api;

    @Activate
    public Nowhere(@Reference ApiHandler api) {
        this.api = api;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        api.serve(new Exchange(request, response, callback));
        return true;
    }
}

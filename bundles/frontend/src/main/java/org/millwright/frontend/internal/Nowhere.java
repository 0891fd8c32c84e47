// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.ExchangeHandler;
import org.millwright.http.Direct;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what is neither the API's nor a page, and no servlet's of a plugin either. */
@Component(service = Direct.class, property = Direct.PATH + "=/")
public final class Nowhere implements ExchangeHandler {

    private final ApiHandler api;

    @Activate
    public Nowhere(@Reference ApiHandler api) {
        this.api = api;
    }

    @Override
    public void serve(Exchange exchange) {
        api.serve(exchange);
    }
}

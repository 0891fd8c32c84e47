// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the API. */
@ObjectClassDefinition(name = "Millwright API")
public @interface ApiConfig {
    @AttributeDefinition(description = "The port at which the API answers; the web server's own settings open it")
    int port() default 8092;

    @AttributeDefinition(description = "Bytes that a request may bring")
    int maxBody() default 64 << 20;

    @AttributeDefinition(
            description = "Bytes of large bodies that are read at the same time; 0: a thirty-second of the heap")
    long bodies() default 0;

    @AttributeDefinition(description = "The name of this server; empty: its first hardware address")
    String drpId() default "";

    @AttributeDefinition(description = "The user interface that browsers are sent to")
    String uiUrl() default "https://portal.rackn.io";
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.render;

import java.util.List;
import org.millwright.backend.Image;
import org.millwright.backend.net.Asker;

/** Renders the template entries of boot environments and stages for a machine, or for one that isn't known. */
public interface Renderer {

    /**
     * The paths at which an owner's entries appear for a machine; an entry whose path names a MAC appears once for each.
     *
     * @throws org.millwright.template.TemplateException where a path can't be rendered
     */
    List<RenderedPath> paths(Image image, Subject subject);

    /**
     * The text of one entry, made for who asks.
     *
     * @throws org.millwright.template.TemplateException where the template fails or what it needs is gone
     */
    String text(Image image, RenderedPath path, Asker asker);
}

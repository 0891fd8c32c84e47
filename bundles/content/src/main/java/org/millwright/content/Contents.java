// SPDX-License-Identifier: Apache-2.0
package org.millwright.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Request;

/**
 * The content packages of this server as documents of the wire: {@code {"meta": .., "sections": {kind: {key: object}}}}.
 * Uploaded ones are kept and are back after a restart.
 */
public interface Contents {

    /** What each layer is and how much it holds, from the writable one down; that one warns of what was refused. */
    List<JsonNode> summaries();

    /** One layer as a whole; password hashes are left out. */
    Optional<JsonNode> document(String name);

    /**
     * Adds a package, as a whole or not at all.
     *
     * @param replaceWritable whether objects of the writable layer make room for those of the package
     * @return its summary, with what is not available now in the whole stack
     * @throws org.millwright.models.Problem 400 no document, 409 exists, 422 or 500 with all reasons why it does not fit
     */
    JsonNode create(Request request, JsonNode document, boolean replaceWritable);

    /**
     * Replaces an uploaded package.
     *
     * @throws org.millwright.models.Problem as for {@link #create}; 404 where there is none, 400 where it has another name
     */
    JsonNode replace(Request request, String name, JsonNode document, boolean replaceWritable);

    /**
     * Takes an uploaded package away. Of a layer that was not uploaded nothing changes.
     *
     * @throws org.millwright.models.Problem 404 where there is none; 422 or 500 where others can't do without it
     */
    void delete(Request request, String name);

    /** Reads local and default content and the files of the packages again, as SIGHUP does, and makes what changed one step. What does not fit stays as it was. */
    void reload();

    /** What was found and could not be used, and why. */
    List<String> refused();
}

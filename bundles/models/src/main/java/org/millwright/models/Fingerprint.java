// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.stream.Stream;

/** By what an agent knows its machine again: hashes of serial numbers, in base64, and names that firmware and clouds give. */
public record Fingerprint(
        @JsonProperty("SSNHash")
                @JsonSerialize(using = Base64Text.Writer.class)
                @JsonDeserialize(using = Base64Text.Reader.class)
                @Nullable
                String ssnHash,
        @JsonProperty("CSNHash")
                @JsonSerialize(using = Base64Text.Writer.class)
                @JsonDeserialize(using = Base64Text.Reader.class)
                @Nullable
                String csnHash,
        @JsonProperty("CloudInstanceID") String cloudInstanceId,
        @JsonProperty("SystemUUID") String systemUuid,
        @JsonDeserialize(contentUsing = Base64Text.Reader.class) List<String> memoryIds) {

    static final Fingerprint NONE = new Fingerprint("", "", "", "", List.of());

    public Fingerprint {
        ssnHash = Fill.text(ssnHash);
        csnHash = Fill.text(csnHash);
        cloudInstanceId = Fill.text(cloudInstanceId);
        systemUuid = Fill.text(systemUuid);
        memoryIds = Fill.list(memoryIds);
    }

    /** What few machines have in common. Hashes of serial numbers aren't: whole series come without one. */
    public List<String> words() {
        return Stream.concat(Stream.of(systemUuid, cloudInstanceId), memoryIds.stream())
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

/** What became of a query, in the words that logs use. */
enum Outcome {
    OFFER("Offer"),
    ACK("ACK"),
    NAK("NAK"),
    OTHER_SERVER("OtherServer"),
    NO_LEASE("NoLease"),
    PROXY_SUBNET("ProxySubnet"),
    NO_PXE("NoPXE"),
    NO_INFO("NoInfo"),
    BAD_INTERFACE("BadInterface"),
    DECLINED("Declined"),
    RELEASED("Released"),
    IGNORED("Ignored"),
    FAILED("Failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

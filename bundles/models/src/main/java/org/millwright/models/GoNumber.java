// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes a double in its shortest form: no exponent while 1e-6 <= abs < 1e21, no fraction where it is integral. */
final class GoNumber extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    GoNumber() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider serializers) throws IOException {
        write(value, out);
    }

    static void write(double value, JsonGenerator out) throws IOException {
        // Negative zero is no long; beyond 2^53 not every long is a double.
        if (value == (long) value && value != 0 && Math.abs(value) < 1L << 53) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(text(value));
        }
    }

    static String text(double value) {
        double abs = Math.abs(value);
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (abs >= 1e-6 && abs < 1e21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }
}

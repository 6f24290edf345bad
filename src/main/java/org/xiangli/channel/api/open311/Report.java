package org.xiangli.channel.api.open311;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a program sent: the fields of the standard. Of a person's name, address and telephone nothing is read. */
record Report(Map<String, List<String>> fields) {

    String serviceCode() {
        return field("service_code");
    }

    String description() {
        return field("description");
    }

    String addressId() {
        return field("address_id");
    }

    String addressString() {
        return field("address_string");
    }

    String lat() {
        return field("lat");
    }

    String lon() {
        return field("long");
    }

    Optional<String> attribute(String code) {
        return Optional.of(field("attribute[" + code + "]")).filter(value -> !value.isEmpty());
    }

    private String field(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }
}

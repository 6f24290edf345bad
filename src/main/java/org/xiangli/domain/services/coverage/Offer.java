package org.xiangli.domain.services.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.domain.services.ServiceLayer;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/**
 * Something another than the government offers to residents: a shared meal, a lift to town, a shop that delivers (R039).
 *
 * @param place for whose residents: a village, a township, or the county
 * @param what what one gets, how and when
 * @param price what it costs; only a business may ask for money
 * @param unit what the price is for, for example 份
 * @param freeItem code of the free item that meets the same need; a paid offer is shown with it or not at all
 * @param words everyday words by which people look for it
 * @param to its last day, if it has one
 */
public record Offer(
        UUID id,
        DivisionCode place,
        Provider by,
        String name,
        String what,
        String provider,
        String phone,
        Money price,
        String unit,
        Optional<String> freeItem,
        List<String> words,
        LocalDate from,
        Optional<LocalDate> to) {

    public Offer {
        words = List.copyOf(words);
    }

    /** Who offers it, in which of the four layers it stands, and of which of the three kinds it is (R057). */
    public enum Provider {
        /** 党组织. */
        PARTY(ServiceLayer.PARTY_CARE, Kind.WELFARE),
        /** 村民互助小组. */
        GROUP(ServiceLayer.VOLUNTARY, Kind.SELF),
        /** 志愿者. */
        VOLUNTEERS(ServiceLayer.VOLUNTARY, Kind.WELFARE),
        /** 慈善组织. */
        CHARITY(ServiceLayer.VOLUNTARY, Kind.WELFARE),
        /** 企业、个体户. */
        BUSINESS(ServiceLayer.MARKET, Kind.MARKET);

        private final ServiceLayer layer;
        private final Kind kind;

        Provider(ServiceLayer layer, Kind kind) {
            this.layer = layer;
            this.kind = kind;
        }

        public ServiceLayer layer() {
            return layer;
        }

        public Kind kind() {
            return kind;
        }
    }

    /** What residents do for themselves, what the public good does for them, what is sold. */
    public enum Kind {
        SELF,
        WELFARE,
        MARKET
    }

    public boolean paid() {
        return price.fen() > 0;
    }
}

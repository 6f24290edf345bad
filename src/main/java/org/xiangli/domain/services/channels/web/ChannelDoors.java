package org.xiangli.domain.services.channels.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;

/** Where the ways in stand in the navigation. */
@Configuration
class ChannelDoors {

    @Bean
    Door dayDoor() {
        return new Door(
                "/appointments",
                "channels.day.title",
                Door.Group.CHANNELS,
                12,
                Set.of(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER));
    }

    @Bean
    Door agentDoor() {
        return new Door("/agent", "channels.agent.title", Door.Group.CHANNELS, 14, Set.of(PostKind.VILLAGE_CLERK));
    }

    @Bean
    Door phoneDoor() {
        return new Door("/desk/phone", "channels.phone.title", Door.Group.CHANNELS, 11, Set.of(PostKind.VILLAGE_CLERK));
    }

    @Bean
    Door myMandatesDoor() {
        return new Door("/my/mandates", "channels.my-mandates.title", Door.Group.MINE, 14, Set.of(PostKind.RESIDENT));
    }

    @Bean
    Door entrustedDoor() {
        return new Door("/entrusted", "channels.entrusted.title", Door.Group.MINE, 15, Set.of(PostKind.RESIDENT));
    }

    @Bean
    Door myAppointmentsDoor() {
        return new Door("/my/appointments", "channels.mine.title", Door.Group.MINE, 12, Set.of(PostKind.RESIDENT));
    }
}

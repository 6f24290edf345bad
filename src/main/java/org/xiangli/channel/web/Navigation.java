package org.xiangli.channel.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;

/** The shell's own doors; each room brings its own. */
@Configuration
class Navigation {

    @Bean
    Door homeDoor() {
        return new Door("/home", "home.title", 0, Set.of(PostKind.values()));
    }

    @Bean
    Door lookedDoor() {
        return new Door("/my/looked", "looked.title", 11, Set.of(PostKind.RESIDENT));
    }

    @Bean
    Door staffDoor() {
        return new Door("/staff", "staff.title", 80, Set.of(PostKind.ADMINISTRATOR));
    }
}

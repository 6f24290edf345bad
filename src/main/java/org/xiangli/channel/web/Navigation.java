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
    Door lookedDoor() {
        return new Door("/my/looked", "looked.title", Door.Group.MINE, 11, Set.of(PostKind.RESIDENT));
    }

    @Bean
    Door staffDoor() {
        return new Door("/staff", "staff.title", Door.Group.SETTINGS, 80, Set.of(PostKind.ADMINISTRATOR));
    }
}

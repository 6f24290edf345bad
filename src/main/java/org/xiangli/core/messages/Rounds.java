package org.xiangli.core.messages;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the postman go his rounds. */
@Configuration
@EnableScheduling
class Rounds {}

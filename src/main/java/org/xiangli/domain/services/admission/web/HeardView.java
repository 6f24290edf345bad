package org.xiangli.domain.services.admission.web;

import org.xiangli.domain.services.admission.Heard;

/** A village drawn, by its name. */
public record HeardView(String name, Heard heard) {}

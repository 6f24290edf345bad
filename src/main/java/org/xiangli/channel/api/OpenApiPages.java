package org.xiangli.channel.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Screen;

/** What the interface is, for anyone: its description, and what each of its problems means. */
@Controller
class OpenApiPages {

    @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("openapi.json", OpenApiPages.class));
    }

    /** The type of a problem leads here. */
    @GetMapping("/problems/{code}")
    ModelAndView problem(@PathVariable String code) {
        return Screen.of(getClass(), "problem", "api.problem.title", "code", code.replaceAll("[^a-z0-9.-]", ""));
    }
}

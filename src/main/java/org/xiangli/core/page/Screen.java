package org.xiangli.core.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A page of a room: the template beside its code, a title, and what the template needs. The shell puts the frame round it. */
public final class Screen {

    /** Model attributes the shell reads. */
    public static final String TITLE = "title";

    private Screen() {}

    /**
     * @param room class beside whose code the template lies
     * @param template file name without ending
     * @param titleKey text of the heading in the browser's title bar
     */
    public static ModelAndView of(Class<?> room, String template, String titleKey, @Nullable Object... namesAndValues) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            model.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        }
        return of(room, template, titleKey, model);
    }

    public static ModelAndView of(
            Class<?> room, String template, String titleKey, Map<String, @Nullable Object> model) {
        var screen = new ModelAndView(room.getPackageName().replace('.', '/') + "/" + template);
        screen.addAllObjects(model);
        screen.addObject(TITLE, titleKey);
        return screen;
    }

    /** The same page, sent back because a field needs another look. */
    public static ModelAndView again(ModelAndView screen) {
        screen.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return screen;
    }

    /** After a post: go and look at what became of it. */
    public static ModelAndView see(String path) {
        return new ModelAndView("redirect:" + path);
    }
}

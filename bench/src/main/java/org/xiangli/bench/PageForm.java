package org.xiangli.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form as it stands in a page, filled in as somebody in a hurry would: hidden fields and what is chosen stay, of
 * radio buttons and lists the first is taken, a reason is given where there is room for one.
 */
record PageForm(String action, Map<String, String> fields) {

    private static final Pattern FIELD =
            Pattern.compile("<(input|textarea|select|option)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern PROBLEMS = Pattern.compile("(?s)<div class=\"problems\".*?</div>");

    /** @throws IllegalStateException when the page has no form with this action */
    static PageForm in(String page, String action) {
        var begin = page.indexOf("action=\"" + action + "\"");
        if (begin < 0) {
            throw new IllegalStateException("No form for " + action + " on the page" + problems(page));
        }
        var end = page.indexOf("</form>", begin);
        var fields = new LinkedHashMap<String, String>();
        var select = "";
        var found = FIELD.matcher(page).region(begin, end < 0 ? page.length() : end);
        while (found.find()) {
            var tag = found.group(1);
            var attributes = attributes(found.group(2));
            var name = attributes.getOrDefault("name", "");
            var value = unescape(attributes.getOrDefault("value", ""));
            switch (tag) {
                case "select" -> select = name;
                case "option" -> {
                    if (attributes.containsKey("selected")) {
                        fields.put(select, value);
                    } else {
                        fields.putIfAbsent(select, value);
                    }
                }
                case "textarea" -> fields.put(name, name.equals("reason") ? "材料齐全，符合条件" : "");
                default -> put(fields, attributes, name, value);
            }
        }
        return new PageForm(action, fields);
    }

    PageForm with(String field, String value) {
        var filled = new LinkedHashMap<>(fields);
        filled.put(field, value);
        return new PageForm(action, filled);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What a page says is wrong, as plain text for a failure's message. */
    static String problems(String page) {
        var found = PROBLEMS.matcher(page);
        var text = found.find() ? found.group() : page.substring(0, Math.min(page.length(), 4_000));
        return ": " + text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    private static void put(Map<String, String> fields, Map<String, String> attributes, String name, String value) {
        if (name.isEmpty()) {
            return;
        }
        switch (attributes.getOrDefault("type", "text")) {
            case "checkbox" -> {
                if (attributes.containsKey("checked")) {
                    fields.put(name, value);
                }
            }
            case "radio" -> {
                if (attributes.containsKey("checked")) {
                    fields.put(name, value);
                } else {
                    fields.putIfAbsent(name, value);
                }
            }
            case "submit", "button", "file" -> {}
            default -> fields.put(name, value);
        }
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        var found = ATTRIBUTE.matcher(text);
        while (found.find()) {
            attributes.put(found.group(1), found.group(2) == null ? "" : found.group(2));
        }
        return attributes;
    }

    private static String unescape(String text) {
        return text.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}

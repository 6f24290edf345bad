package org.xiangli.domain.services;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** By what an item is found, made ready once: its words and name, how they sound, and its longer texts. */
record ItemKeys(
        String code,
        boolean urgent,
        List<SearchWord> words,
        SearchWord name,
        Set<String> namePairs,
        List<String> texts) {

    private static final int IN_NAME = 30;
    private static final int IN_TEXT = 5;
    private static final int SHARED_PAIR = 2;

    /** Whom to call at once stands before where to apply, when both are meant by a word. */
    private static final int URGENT = 8;

    static ItemKeys of(Item item) {
        var name = Asked.plain(item.name().zh() + " " + item.name().en());
        return new ItemKeys(
                item.code(),
                !item.opensCase(),
                item.words().stream().map(SearchWord::of).toList(),
                new SearchWord(name, Sounds.of(Asked.plain(item.name().zh()))),
                Asked.pairs(name),
                texts(item).map(Asked::plain).toList());
    }

    /** 0 when nothing fits. */
    int score(Asked asked) {
        var score = code.equals(asked.text()) ? SearchWord.WHOLE_WORD : 0;
        var word = SearchWord.score(words, asked);
        score += urgent && word >= SearchWord.WHOLE_SOUND ? word + URGENT : word;
        score += name.text().contains(asked.text()) ? IN_NAME : SHARED_PAIR * shared(asked.pairs());
        score += name.sound(asked.letters());
        return texts.stream().anyMatch(text -> text.contains(asked.text())) ? score + IN_TEXT : score;
    }

    private int shared(Set<String> pairs) {
        return (int) pairs.stream().filter(namePairs::contains).count();
    }

    private static Stream<String> texts(Item item) {
        var wordings = Stream.concat(
                Stream.of(item.served(), item.result().name()),
                Stream.concat(
                        item.conditions().stream(),
                        item.questions().stream().flatMap(answer -> Stream.of(answer.question(), answer.answer()))));
        return wordings.flatMap(wording -> Stream.of(wording.zh(), wording.en()));
    }
}

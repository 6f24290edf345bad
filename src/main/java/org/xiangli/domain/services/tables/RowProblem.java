package org.xiangli.domain.services.tables;

/**
 * What is wrong with a row, in the language of whoever handed the table in; nothing that was typed stands in it.
 *
 * @param column its letter and heading; empty when the row as a whole is meant
 */
public record RowProblem(String column, String what) {}

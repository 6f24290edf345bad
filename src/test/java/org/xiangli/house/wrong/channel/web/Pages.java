package org.xiangli.house.wrong.channel.web;

/** Drawn wrongly on purpose. */
public class Pages {}

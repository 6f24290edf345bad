package org.xiangli.core.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A resident took a consent back. Published in the transaction of the withdrawal, so that a room which processes the
 * block stops with it or the withdrawal does not happen (个人信息保护法 15, 47).
 */
public record ConsentWithdrawn(UUID resident, String block, Instant at) {}

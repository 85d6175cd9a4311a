package org.weasis;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/** Remembers which members of the host were asked for, and lets one of them fail. */
public final class StandIn {

  private static final Set<String> ASKED = new ConcurrentSkipListSet<>();
  private static volatile String faulty = "";
  private static volatile Supplier<? extends Throwable> fault = IllegalStateException::new;

  private StandIn() {}

  /** Lets a member fail from now on, whoever asks. */
  public static void fail(String member, Supplier<? extends Throwable> with) {
    fault = with;
    faulty = member;
  }

  public static void heal() {
    faulty = "";
  }

  public static void forget() {
    ASKED.clear();
  }

  /** The members asked for since then. */
  public static Set<String> asked() {
    return new TreeSet<>(ASKED);
  }

  /** A member of the host was asked for. */
  public static void at(String member) {
    ASKED.add(member);
    if (member.equals(faulty)) {
      sneak(fault.get());
    }
  }

  /** A neighbouring version throws errors that no signature tells of. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}

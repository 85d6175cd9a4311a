package org.fasit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Attributes;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.OpenStudy;
import org.fasit.reading.Reading;
import org.fasit.reading.internal.ReadingRoomComponent;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Rehearsal;

/**
 * Prints how long it takes from the moment a host has loaded a series with an AI report until the
 * panel has painted its rows: the study is opened, the report handed over, read, filtered, logged
 * as shown, laid out and painted in a real window. Needs a display.
 *
 * <p>Argument: {@code plain} for a first study without the rehearsal that the viewer goes through.
 */
public final class PanelFill {

  private static final int WARM_UP = 10;
  private static final int REHEARSAL_MILLIS = 3_000;
  private static final int STUDIES = 50;
  private static final int[] FINDINGS = {10, 1000};

  private final ReadingRoomComponent room;
  private final Painted painted;
  private int number;

  private PanelFill(ReadingRoomComponent room, Painted painted) {
    this.room = room;
    this.painted = painted;
  }

  public static void main(String[] args) throws Exception {
    var folder = Folders.make();
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder.resolve("journal")))) {
      ReadingRoomComponent room =
          new ReadingRoomComponent(journal, new EverythingShown(), Settings.standard());
      Painted[] painted = new Painted[1];
      SwingUtilities.invokeAndWait(() -> painted[0] = window());
      boolean rehearsed = args.length == 0 || !args[0].equals("plain");
      if (rehearsed) {
        room.rehearse().ifPresent(Rehearsal::of);
        Thread.sleep(REHEARSAL_MILLIS);
      }
      PanelFill fill = new PanelFill(room, painted[0]);
      List<Double> first = List.of(fill.open(FINDINGS[0]));
      Millis.head();
      Millis.print("the first study, " + (rehearsed ? "rehearsed" : "not rehearsed"), first);
      for (int findings : FINDINGS) {
        for (int i = 0; i < WARM_UP; i++) {
          fill.open(findings);
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STUDIES; i++) {
          times.add(fill.open(findings));
        }
        Millis.print(findings + " findings, until painted", times);
      }
    } finally {
      Folders.delete(folder);
    }
    System.exit(0);
  }

  private double open(int findings) throws Exception {
    OpenStudy study = SampleResults.study(++number);
    Attributes report = SampleResults.report(study, number, findings);
    System.gc();
    long start = System.nanoTime();
    Reading reading = room.open(study);
    try (reading) {
      SwingUtilities.invokeAndWait(() -> painted.show(Optional.of(reading)));
      reading.inView(true);
      reading.offer("report", report);
      double millis = (painted.withRows() - start) / 1e6;
      SwingUtilities.invokeAndWait(() -> painted.show(Optional.empty()));
      return millis;
    }
  }

  private static Painted window() {
    Painted painted = new Painted();
    RepaintManager.setCurrentManager(painted);
    JFrame frame = new JFrame("Fasit");
    frame.add(painted.panel);
    frame.setSize(340, 900);
    frame.setVisible(true);
    return painted;
  }

  /** The panel, and when it was first painted with rows in it. */
  private static final class Painted extends RepaintManager {
    private final AiPanel panel = new AiPanel();
    private volatile long at;

    @Override
    public void paintDirtyRegions() {
      super.paintDirtyRegions();
      if (at == 0 && panel.can(Command.NEXT)) {
        at = System.nanoTime();
      }
    }

    void show(Optional<Reading> reading) {
      at = 0;
      panel.show(reading, ImagePort.NONE);
    }

    long withRows() throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (at == 0) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no rows within 20 s");
        }
        Thread.sleep(0, 200_000);
      }
      return at;
    }
  }
}

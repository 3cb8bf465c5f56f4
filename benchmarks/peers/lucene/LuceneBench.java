// Lucene with facets, as one sets it up for speed, with the interface of the other peers:
//   index CORPUS INDEX, or query INDEX QUERIES [--runs N] [--budget-ms N] [--threads N]
//
// Indexing: StandardTokenizer, lower case, possessives off, Porter's stemmer: EnglishAnalyzer
// without stop words, as no engine here has any. Each paragraph is a value of its own with a gap of
// 100 positions, so that phrases do not run across. Positions and offsets in the postings, for the
// highlighter; text stored. Facets are SortedSetDocValuesFacetFields, all in one field. 256 MB of
// buffer, forceMerge(1) at the end.
// Queries: TopScoreDocCollector with an unbounded hit threshold, so exact totals, beside a
// FacetsCollector; "exact": false asks for the ten best with the default threshold, which stops
// early. Dates by IndexOrDocValuesQuery. UnifiedHighlighter from the offsets in the postings. The
// query cache is off, as the same query is asked again and again. So that the compiler is done, all
// queries are asked in turn for up to 20 s, and each for 300 ms or 200 times before it is timed.
// Written for Lucene 8.8 as Debian has it; LUCENE_JARS names other jars to benchmarks/run.sh.
// One file, with a small reader of JSON in it, so that javac and those jars are all it needs.
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

public final class LuceneBench {
  static final String[] FACETS = {"convention", "session", "country", "item", "language", "year"};
  static final int HITS = 10;
  static final int LEAST_RUNS = 5;
  static final int MOST_FACET_VALUES = 100_000;

  static final class StatementAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = new StandardTokenizer();
      TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(source));
      return new TokenStreamComponents(source, new PorterStemFilter(words));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 100;
    }
  }

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("country", true);
    config.setMultiValued("item", true);
    return config;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> flags = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < arguments.length; ++i) {
      if (arguments[i].startsWith("--")) {
        flags.put(arguments[i], Integer.parseInt(arguments[++i]));
      } else {
        rest.add(arguments[i]);
      }
    }
    if (rest.size() == 3 && rest.get(0).equals("index")) {
      index(Paths.get(rest.get(1)), Paths.get(rest.get(2)), flags.getOrDefault("--threads", 1));
    } else if (rest.size() == 3 && rest.get(0).equals("query")) {
      query(Paths.get(rest.get(1)), Paths.get(rest.get(2)), flags.getOrDefault("--runs", 100),
          flags.getOrDefault("--budget-ms", 500));
    } else {
      System.err.println("usage: index CORPUS INDEX [--threads N], or query INDEX QUERIES"
          + " [--runs N] [--budget-ms N]");
      System.exit(2);
    }
  }

  // ---- indexing

  static void index(Path corpus, Path folder, int threads) throws Exception {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new StatementAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    FieldType text = new FieldType(TextField.TYPE_STORED);
    text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    text.freeze();
    FacetsConfig facets = facetsConfig();
    long statements = 0;
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      // One thread adds in the order of the file, so that documents stay in order of time.
      if (threads == 1) {
        for (String line; (line = lines.readLine()) != null; ++statements) {
          writer.addDocument(facets.build(document(line, text)));
        }
      } else {
        statements = indexByThreads(lines, writer, facets, text, threads);
      }
      writer.forceMerge(1);
    }
    System.out.printf(Locale.ROOT,
        "{\"engine\":\"lucene\",\"version\":\"%s\",\"statements\":%d,\"seconds\":%.3f}%n",
        Version.LATEST, statements, (System.nanoTime() - start) / 1e9);
  }

  static long indexByThreads(BufferedReader lines, IndexWriter writer, FacetsConfig facets,
      FieldType text, int threads) throws Exception {
    String end = "";
    ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(256);
    List<Thread> workers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < threads; ++i) {
      Thread worker = new Thread(() -> {
        try {
          for (String line; (line = queue.take()) != end;) {
            writer.addDocument(facets.build(document(line, text)));
          }
        } catch (Exception failure) {
          synchronized (failures) {
            failures.add(failure);
          }
        }
      });
      worker.start();
      workers.add(worker);
    }
    long statements = 0;
    for (String line; (line = lines.readLine()) != null; ++statements) queue.put(line);
    for (int i = 0; i < threads; ++i) queue.put(end);
    for (Thread worker : workers) worker.join();
    if (!failures.isEmpty()) throw new IllegalStateException(failures.get(0));
    return statements;
  }

  @SuppressWarnings("unchecked")
  static Document document(String line, FieldType text) {
    Map<String, Object> record = (Map<String, Object>) new Json(line).value();
    Document document = new Document();
    document.add(new BinaryDocValuesField("id", new BytesRef((String) record.get("id"))));
    document.add(new Field("text", (String) record.getOrDefault("title", ""), text));
    for (String paragraph : ((String) record.get("text")).split("\n\\s*\n")) {
      document.add(new Field("text", paragraph.trim(), text));
    }
    String date = (String) record.get("date");
    long day = Long.parseLong(date.replace("-", ""));
    document.add(new LongPoint("date", day));
    document.add(new NumericDocValuesField("date", day));
    facet(document, "convention", (String) record.get("convention"));
    facet(document, "session", (String) ((Map<String, Object>) record.get("session")).get("code"));
    facet(document, "language", (String) record.get("language"));
    facet(document, "year", date.substring(0, 4));
    List<String> countries = new ArrayList<>();
    Map<String, Object> author = (Map<String, Object>) record.get("delivered_by");
    if (author.get("kind").equals("state")) countries.add((String) author.get("code"));
    for (Object code : (List<Object>) record.getOrDefault("joint_with", List.of())) {
      if (!countries.contains(code)) countries.add((String) code);
    }
    for (String country : countries) facet(document, "country", country);
    List<String> items = new ArrayList<>();
    for (Object each : (List<Object>) record.getOrDefault("agenda_items", List.of())) {
      String number = (String) ((Map<String, Object>) each).get("number");
      String parent = number.replaceFirst("^(\\d+)[a-z]+$", "$1");
      for (String item : new String[] {number, parent}) {
        if (!items.contains(item)) items.add(item);
      }
    }
    for (String item : items) facet(document, "item", item);
    return document;
  }

  static void facet(Document document, String name, String value) {
    document.add(new SortedSetDocValuesFacetField(name, value));
    document.add(new StringField("facet." + name, value, Field.Store.NO));
  }

  // ---- queries

  static final class Asked {
    String id;
    String variant;
    String op;
    List<String> words = new ArrayList<>();
    int distance;
    Query query;
    boolean exact;
    boolean facets;
    int snippets;
  }

  static final class Answer {
    long total;
    List<String> hits = new ArrayList<>();
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    long snippetBytes;
  }

  @SuppressWarnings("unchecked")
  static Asked asked(String line) throws Exception {
    Map<String, Object> json = (Map<String, Object>) new Json(line).value();
    Asked asked = new Asked();
    asked.id = (String) json.get("id");
    asked.variant = (String) json.getOrDefault("variant", "");
    asked.op = (String) json.get("op");
    asked.distance = ((Number) json.getOrDefault("distance", 0)).intValue();
    for (Object word : (List<Object>) json.get("words")) {
      asked.words.add(asked.op.equals("prefix") ? (String) word : stem((String) word));
    }
    asked.exact = (Boolean) json.getOrDefault("exact", true);
    asked.facets = (Boolean) json.getOrDefault("facets", false);
    asked.snippets = ((Number) json.getOrDefault("snippets", 0)).intValue();
    Query words = words(asked);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(words, Occur.MUST);
    boolean filtered = false;
    for (Object each : (List<Object>) json.getOrDefault("filters", List.of())) {
      Map<String, Object> filter = (Map<String, Object>) each;
      all.add(new TermQuery(new Term("facet." + filter.get("field"), (String) filter.get("value"))),
          Occur.FILTER);
      filtered = true;
    }
    String from = (String) json.getOrDefault("from", "");
    if (!from.isEmpty()) {
      long first = Long.parseLong(from.replace("-", ""));
      long last = Long.parseLong(((String) json.get("to")).replace("-", ""));
      all.add(new IndexOrDocValuesQuery(LongPoint.newRangeQuery("date", first, last),
                  NumericDocValuesField.newSlowRangeQuery("date", first, last)),
          Occur.FILTER);
      filtered = true;
    }
    asked.query = filtered ? all.build() : words;
    return asked;
  }

  static String stem(String word) throws Exception {
    try (Analyzer analyzer = new StatementAnalyzer();
        TokenStream tokens = analyzer.tokenStream("text", word)) {
      tokens.reset();
      tokens.incrementToken();
      return tokens.getAttribute(CharTermAttribute.class).toString();
    }
  }

  static Query words(Asked asked) {
    switch (asked.op) {
      case "all":
        return new MatchAllDocsQuery();
      case "phrase":
        return new PhraseQuery("text", asked.words.toArray(new String[0]));
      case "prefix":
        return new PrefixQuery(new Term("text", asked.words.get(0)));
      case "near":
        return new IntervalQuery("text",
            Intervals.maxwidth(asked.distance + 1,
                Intervals.unordered(
                    Intervals.term(asked.words.get(0)), Intervals.term(asked.words.get(1)))));
      default:
        if (asked.words.size() == 1) return new TermQuery(new Term("text", asked.words.get(0)));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : asked.words) {
          all.add(new TermQuery(new Term("text", word)),
              asked.op.equals("or") ? Occur.SHOULD : Occur.MUST);
        }
        return all.build();
    }
  }

  static final class Searcher {
    final DirectoryReader reader;
    final IndexSearcher searcher;
    final DefaultSortedSetDocValuesReaderState state;
    final UnifiedHighlighter highlighter;

    Searcher(Path folder) throws Exception {
      reader = DirectoryReader.open(new MMapDirectory(folder));
      searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      state = new DefaultSortedSetDocValuesReaderState(reader);
      highlighter = new UnifiedHighlighter(searcher, new StatementAnalyzer());
    }

    /// From a column, as reading stored fields would unpack the text as well.
    String id(int document) throws Exception {
      List<LeafReaderContext> leaves = reader.leaves();
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      BinaryDocValues ids = leaf.reader().getBinaryDocValues("id");
      ids.advanceExact(document - leaf.docBase);
      return ids.binaryValue().utf8ToString();
    }

    Answer answer(Asked asked) throws Exception {
      int threshold = asked.exact ? Integer.MAX_VALUE : 1000;
      TopDocsCollector<?> top = asked.op.equals("all")
          ? TopFieldCollector.create(
              new Sort(new SortField("date", SortField.Type.LONG, true)), HITS, threshold)
          : TopScoreDocCollector.create(HITS, threshold);
      FacetsCollector collected = asked.facets ? new FacetsCollector() : null;
      searcher.search(asked.query, asked.facets ? MultiCollector.wrap(top, collected) : top);
      TopDocs found = top.topDocs();
      Answer answer = new Answer();
      answer.total = found.totalHits.value;
      for (ScoreDoc hit : found.scoreDocs) {
        answer.hits.add(id(hit.doc));
      }
      if (asked.facets) {
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, collected);
        for (String facet : FACETS) {
          FacetResult result = counts.getTopChildren(MOST_FACET_VALUES, facet);
          Map<String, Long> values = new LinkedHashMap<>();
          if (result != null) {
            for (LabelAndValue each : result.labelValues) {
              values.put(each.label, each.value.longValue());
            }
          }
          answer.facets.put(facet, values);
        }
      }
      if (asked.snippets > 0) {
        for (String snippet : highlighter.highlight("text", asked.query, found, 1)) {
          if (snippet != null) answer.snippetBytes += snippet.length();
        }
      }
      return answer;
    }
  }

  static void query(Path folder, Path queries, int runs, int budgetMs) throws Exception {
    Searcher searcher = new Searcher(folder);
    List<Asked> all = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(queries, StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null;) all.add(asked(line));
    }
    long compiledBy = System.nanoTime() + Math.min(20_000, 100 * budgetMs) * 1_000_000L;
    do {
      for (Asked asked : all) searcher.answer(asked);
    } while (System.nanoTime() < compiledBy);
    for (Asked asked : all) {
      Answer first = searcher.answer(asked);
      long warmUntil = System.nanoTime() + Math.min(300, budgetMs) * 1_000_000L;
      for (int i = 0; i < 200 && System.nanoTime() < warmUntil; ++i) searcher.answer(asked);
      List<Double> times = new ArrayList<>();
      long begin = System.nanoTime();
      boolean steady = true;
      for (int i = 0; i < runs; ++i) {
        long start = System.nanoTime();
        Answer again = searcher.answer(asked);
        times.add((System.nanoTime() - start) / 1e3);
        steady &= again.total == first.total && again.snippetBytes == first.snippetBytes;
        if (i + 1 >= LEAST_RUNS && System.nanoTime() - begin > budgetMs * 1_000_000L) break;
      }
      double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      print(asked, first, sorted, steady);
    }
  }

  static void print(Asked asked, Answer answer, double[] times, boolean steady) {
    StringBuilder hits = new StringBuilder();
    for (String hit : answer.hits) {
      hits.append(hits.length() == 0 ? "" : ",").append('"').append(hit).append('"');
    }
    StringBuilder facets = new StringBuilder();
    for (Map.Entry<String, Map<String, Long>> facet : answer.facets.entrySet()) {
      facets.append(facets.length() == 0 ? "" : ",");
      facets.append('"').append(facet.getKey()).append("\":\"");
      facets.append(digest(facet.getValue())).append('"');
    }
    System.out.printf(Locale.ROOT,
        "{\"id\":\"%s\",\"variant\":\"%s\",\"total\":%d,\"hits\":[%s],\"facets\":{%s},"
            + "\"snippet_bytes\":%d,\"steady\":%b,\"runs\":%d,\"median_us\":%.3f,\"p95_us\":%.3f}%n",
        asked.id, asked.variant, answer.total, hits, facets, answer.snippetBytes, steady,
        times.length, times[times.length / 2], times[times.length * 95 / 100]);
  }

  /// FNV-1a over "value=count", as peer_program.cpp has it. Values are ASCII.
  static String digest(Map<String, Long> counts) {
    long hash = 0xCBF29CE484222325L;
    for (Map.Entry<String, Long> each : new TreeMap<>(counts).entrySet()) {
      String line = each.getKey() + "=" + each.getValue() + "\n";
      for (byte b : line.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return Long.toUnsignedString(hash);
  }

  /// Just enough JSON for records and queries.
  static final class Json {
    private final String text;
    private int at = 0;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      blank();
      char c = text.charAt(at);
      if (c == '{') return object();
      if (c == '[') return array();
      if (c == '"') return string();
      int begin = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) ++at;
      String word = text.substring(begin, at);
      if (word.equals("true") || word.equals("false")) return word.equals("true");
      return word.equals("null") ? null : (Object) Double.valueOf(word);
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      ++at;
      for (blank(); text.charAt(at) != '}'; blank()) {
        if (text.charAt(at) == ',') {
          ++at;
          blank();
        }
        String name = string();
        blank();
        ++at;
        members.put(name, value());
      }
      ++at;
      return members;
    }

    private List<Object> array() {
      List<Object> items = new ArrayList<>();
      ++at;
      for (blank(); text.charAt(at) != ']'; blank()) {
        if (text.charAt(at) == ',') ++at;
        items.add(value());
      }
      ++at;
      return items;
    }

    private String string() {
      int begin = ++at;
      int end = text.indexOf('"', begin);
      if (text.substring(begin, end).indexOf('\\') < 0) {
        at = end + 1;
        return text.substring(begin, end);
      }
      StringBuilder letters = new StringBuilder();
      while (text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c != '\\') {
          letters.append(c);
          continue;
        }
        c = text.charAt(at++);
        switch (c) {
          case 'n': letters.append('\n'); break;
          case 't': letters.append('\t'); break;
          case 'r': letters.append('\r'); break;
          case 'b': letters.append('\b'); break;
          case 'f': letters.append('\f'); break;
          case 'u':
            letters.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
            at += 4;
            break;
          default: letters.append(c);
        }
      }
      ++at;
      return letters.toString();
    }

    private void blank() {
      while (at < text.length() && text.charAt(at) <= ' ') ++at;
    }
  }
}

